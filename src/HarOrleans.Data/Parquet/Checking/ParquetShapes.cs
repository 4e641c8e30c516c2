using static HarOrleans.Data.Parquet.Checking.ThriftType;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>
/// The structures of a Parquet file, their fields by number: the Apache Parquet project's parquet.thrift, edition 2.12, without its indexes and bloom filters, which are not read.
/// </summary>
internal static class ParquetShapes
{
    private static readonly ThriftShape Nothing = new("an empty structure");
    private static readonly ThriftShape TimeUnit = new("TimeUnit", (1, Part("MILLIS", Nothing)), (2, Part("MICROS", Nothing)), (3, Part("NANOS", Nothing)));
    private static readonly ThriftShape Time = new("TimeType", (1, One("isAdjustedToUTC", True)), (2, Part("unit", TimeUnit)));
    private static readonly ThriftShape Decimal = new("DecimalType", (1, One("scale", I32)), (2, One("precision", I32)));
    private static readonly ThriftShape Integer = new("IntType", (1, One("bitWidth", ThriftType.Byte)), (2, One("isSigned", True)));
    private static readonly ThriftShape Variant = new("VariantType", (1, One("specification_version", ThriftType.Byte)));
    private static readonly ThriftShape Place = new("GeographyType", (1, One("crs", Binary)), (2, One("algorithm", I32)));

    private static readonly ThriftShape LogicalType = new(
        "LogicalType", (1, Part("STRING", Nothing)), (2, Part("MAP", Nothing)), (3, Part("LIST", Nothing)), (4, Part("ENUM", Nothing)), (5, Part("DECIMAL", Decimal)), (6, Part("DATE", Nothing)),
        (7, Part("TIME", Time)), (8, Part("TIMESTAMP", Time)), (10, Part("INTEGER", Integer)), (11, Part("UNKNOWN", Nothing)), (12, Part("JSON", Nothing)), (13, Part("BSON", Nothing)),
        (14, Part("UUID", Nothing)), (15, Part("FLOAT16", Nothing)), (16, Part("VARIANT", Variant)), (17, Part("GEOMETRY", Place)), (18, Part("GEOGRAPHY", Place)));

    private static readonly ThriftShape SchemaElement = new(
        "SchemaElement", (1, One("type", I32)), (2, One("type_length", I32)), (3, One("repetition_type", I32)), (4, Need("name", Binary)), (5, One("num_children", I32)),
        (6, One("converted_type", I32)), (7, One("scale", I32)), (8, One("precision", I32)), (9, One("field_id", I32)), (10, Part("logicalType", LogicalType)));

    private static readonly ThriftShape Statistics = new(
        "Statistics", (1, One("max", Binary)), (2, One("min", Binary)), (3, One("null_count", I64)), (4, One("distinct_count", I64)), (5, One("max_value", Binary)), (6, One("min_value", Binary)),
        (7, One("is_max_value_exact", True)), (8, One("is_min_value_exact", True)));

    private static readonly ThriftShape KeyValue = new("KeyValue", (1, Need("key", Binary)), (2, One("value", Binary)));
    private static readonly ThriftShape EncodingStats = new("PageEncodingStats", (1, Need("page_type", I32)), (2, Need("encoding", I32)), (3, Need("count", I32)));

    private static readonly ThriftShape SizeStatistics = new(
        "SizeStatistics", (1, One("unencoded_byte_array_data_bytes", I64)), (2, Many("repetition_level_histogram", I64)), (3, Many("definition_level_histogram", I64)));

    private static readonly ThriftShape Box = new("BoundingBox", [.. Enumerable.Range(1, 8).Select(id => (id, One($"bound {id}", ThriftType.Double)))]);
    private static readonly ThriftShape Geospatial = new("GeospatialStatistics", (1, Part("bbox", Box)), (2, Many("geospatial_types", I32)));

    private static readonly ThriftShape ColumnMetaData = new(
        "ColumnMetaData", (1, Need("type", I32)), (2, Many("encodings", I32)), (3, Many("path_in_schema", Binary)), (4, Need("codec", I32)), (5, Need("num_values", I64)),
        (6, One("total_uncompressed_size", I64)), (7, One("total_compressed_size", I64)), (8, Parts("key_value_metadata", KeyValue)), (9, Need("data_page_offset", I64)),
        (10, One("index_page_offset", I64)), (11, One("dictionary_page_offset", I64)), (12, Part("statistics", Statistics)), (13, Parts("encoding_stats", EncodingStats)),
        (14, One("bloom_filter_offset", I64)), (15, One("bloom_filter_length", I32)), (16, Part("size_statistics", SizeStatistics)), (17, Part("geospatial_statistics", Geospatial)));

    private static readonly ThriftShape ColumnKey = new("EncryptionWithColumnKey", (1, Many("path_in_schema", Binary)), (2, One("key_metadata", Binary)));
    private static readonly ThriftShape Crypto = new("ColumnCryptoMetaData", (1, Part("ENCRYPTION_WITH_FOOTER_KEY", Nothing)), (2, Part("ENCRYPTION_WITH_COLUMN_KEY", ColumnKey)));

    private static readonly ThriftShape ColumnChunk = new(
        "ColumnChunk", (1, One("file_path", Binary)), (2, One("file_offset", I64)), (3, new ThriftField("meta_data", ThriftType.Struct, Of: ColumnMetaData, Required: true)),
        (4, One("offset_index_offset", I64)), (5, One("offset_index_length", I32)), (6, One("column_index_offset", I64)), (7, One("column_index_length", I32)),
        (8, Part("crypto_metadata", Crypto)), (9, One("encrypted_column_metadata", Binary)));

    private static readonly ThriftShape SortingColumn = new("SortingColumn", (1, One("column_idx", I32)), (2, One("descending", True)), (3, One("nulls_first", True)));

    private static readonly ThriftShape RowGroup = new(
        "RowGroup", (1, Parts("columns", ColumnChunk)), (2, One("total_byte_size", I64)), (3, Need("num_rows", I64)), (4, Parts("sorting_columns", SortingColumn)), (5, One("file_offset", I64)),
        (6, One("total_compressed_size", I64)), (7, One("ordinal", I16)));

    private static readonly ThriftShape Aes = new("AesGcmV1", (1, One("aad_prefix", Binary)), (2, One("aad_file_unique", Binary)), (3, One("supply_aad_prefix", True)));

    /// <summary>The footer.</summary>
    internal static ThriftShape FileMetaData { get; } = new(
        "FileMetaData", (1, Need("version", I32)), (2, Parts("schema", SchemaElement)), (3, Need("num_rows", I64)), (4, Parts("row_groups", RowGroup)), (5, Parts("key_value_metadata", KeyValue)),
        (6, One("created_by", Binary)), (7, Parts("column_orders", new ThriftShape("ColumnOrder", (1, Part("TYPE_ORDER", Nothing))))),
        (8, Part("encryption_algorithm", new ThriftShape("EncryptionAlgorithm", (1, Part("AES_GCM_V1", Aes)), (2, Part("AES_GCM_CTR_V1", Aes))))), (9, One("footer_signing_key_metadata", Binary)));

    /// <summary>What stands before each page.</summary>
    internal static ThriftShape PageHeader { get; } = new(
        "PageHeader", (1, Need("type", I32)), (2, Need("uncompressed_page_size", I32)), (3, Need("compressed_page_size", I32)), (4, One("crc", I32)),
        (5, Part("data_page_header", new ThriftShape(
            "DataPageHeader", (1, Need("num_values", I32)), (2, Need("encoding", I32)), (3, One("definition_level_encoding", I32)), (4, One("repetition_level_encoding", I32)),
            (5, Part("statistics", Statistics))))),
        (6, Part("index_page_header", Nothing)),
        (7, Part("dictionary_page_header", new ThriftShape("DictionaryPageHeader", (1, Need("num_values", I32)), (2, Need("encoding", I32)), (3, One("is_sorted", True))))),
        (8, Part("data_page_header_v2", new ThriftShape(
            "DataPageHeaderV2", (1, Need("num_values", I32)), (2, Need("num_nulls", I32)), (3, One("num_rows", I32)), (4, Need("encoding", I32)), (5, Need("definition_levels_byte_length", I32)),
            (6, Need("repetition_levels_byte_length", I32)), (7, One("is_compressed", True)), (8, Part("statistics", Statistics))))));

    private static ThriftField One(string name, ThriftType type) => new(name, type);

    private static ThriftField Need(string name, ThriftType type) => new(name, type, Required: true);

    private static ThriftField Many(string name, ThriftType type) => new(name, type, IsList: true);

    private static ThriftField Part(string name, ThriftShape of) => new(name, ThriftType.Struct, Of: of);

    private static ThriftField Parts(string name, ThriftShape of) => new(name, ThriftType.Struct, IsList: true, Of: of);
}
