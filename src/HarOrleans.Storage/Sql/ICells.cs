namespace HarOrleans.Storage.Sql;

/// <summary>The values of the row that a reader stands at, for queries of thousands of rows; a column is asked for as what it holds.</summary>
internal interface ICells
{
    /// <summary>A whole number that is not NULL.</summary>
    long Integer(int column);

    /// <summary>A double; NaN for NULL.</summary>
    double Real(int column);

    /// <summary>Text that is not NULL.</summary>
    string Text(int column);
}
