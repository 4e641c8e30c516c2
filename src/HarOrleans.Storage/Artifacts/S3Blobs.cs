using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;
using HarOrleans.Abstractions;

namespace HarOrleans.Storage.Artifacts;

/// <summary>Bytes as objects of a bucket, <c>PREFIX blobs/LOCATION</c>. Large ones are sent in parts.</summary>
internal sealed class S3Blobs : IBlobs, IDisposable
{
    private const string Bytes = "application/octet-stream";
    private const long WholeUpTo = 64L << 20;
    private readonly S3Address _address;
    private readonly AmazonS3Client _client;
    private readonly TransferUtility _transfer;

    public S3Blobs(S3Address address)
    {
        _address = address;
        var config = new AmazonS3Config
        {
            // The other stores do not know AWS's newer checksums; the bytes are checked by their SHA-256 anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            ForcePathStyle = address.Endpoint is not null,
        };
        if (address.Endpoint is not null)
        {
            config.ServiceURL = address.Endpoint.ToString();
            config.AuthenticationRegion = address.Region ?? "us-east-1";
        }
        else if (address.Region is not null)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(address.Region);
        }

        _client = new AmazonS3Client(config);
        _transfer = new TransferUtility(_client);
    }

    private string Root => _address.Prefix + "blobs/";

    /// <inheritdoc />
    public async Task PutAsync(string location, string file, CancellationToken cancellationToken)
    {
        var (bucket, key) = (_address.Bucket, Root + location);
        await CallAsync(async () =>
        {
            if (new FileInfo(file).Length > WholeUpTo)
            {
                await _transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = bucket, Key = key, FilePath = file, ContentType = Bytes }, cancellationToken);
            }
            else
            {
                // Signed whole and not in chunks, which not every store reads.
                await _client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, FilePath = file, ContentType = Bytes, UseChunkEncoding = false }, cancellationToken);
            }

            return true;
        });
        File.Delete(file);
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenReadAsync(string location, long bytes, CancellationToken cancellationToken)
    {
        var stream = new S3ReadStream((from, token) => GetAsync(location, from, token), bytes);
        if (await stream.OpenAsync(cancellationToken))
        {
            return stream;
        }

        await stream.DisposeAsync();
        return null;
    }

    /// <inheritdoc />
    public Task DeleteAsync(string location, CancellationToken cancellationToken) => CallAsync(() => _client.DeleteObjectAsync(_address.Bucket, Root + location, cancellationToken));

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ask = new ListObjectsV2Request { BucketName = _address.Bucket, Prefix = Root };
        do
        {
            var page = await CallAsync(() => _client.ListObjectsV2Async(ask, cancellationToken));
            foreach (var found in page.S3Objects ?? [])
            {
                if (found.LastModified is { } modified && modified.ToUniversalTime() < before.UtcDateTime)
                {
                    yield return found.Key[Root.Length..];
                }
            }

            ask.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (ask.ContinuationToken is not null);
    }

    public void Dispose()
    {
        _transfer.Dispose();
        _client.Dispose();
    }

    /// <summary>The bytes from a place on; null where the object is not there.</summary>
    private Task<Stream?> GetAsync(string location, long from, CancellationToken cancellationToken) => CallAsync<Stream?>(async () =>
    {
        try
        {
            var ask = new GetObjectRequest { BucketName = _address.Bucket, Key = Root + location, ByteRange = from == 0 ? null : new ByteRange(from, long.MaxValue) };
            return (await _client.GetObjectAsync(ask, cancellationToken)).ResponseStream;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
    });

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new StorageUnavailableException(
                $"The bucket '{_address}' did not take the call: {error.Message} See that it exists, that the keys (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) may use it, and repeat the call.",
                error,
                passes: error is not AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.NotFound });
        }
    }
}
