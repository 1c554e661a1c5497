using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ChatShop.Server.Photos;

/// <summary>Photos in an S3-compatible store: Amazon's own, MinIO, OSS, COS and the like.</summary>
/// <param name="client">Asks it.</param>
/// <param name="bucket">Its bucket.</param>
/// <param name="folder">What the keys begin with there.</param>
internal sealed class ObjectStore(AmazonS3Client client, string bucket, string folder = "photos/") : IPhotoStore, IDisposable
{
    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) => AskAsync(() => client.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = folder + name,
        ContentType = PhotoShelf.TypeOf(name),
        InputStream = new MemoryStream(content.ToArray(), writable: false),
        UseChunkEncoding = false, // Not every store of this kind reads it.
    }, cancellation));

    public async Task<bool> HasAsync(string name, CancellationToken cancellation) =>
        await AskAsync(() => client.GetObjectMetadataAsync(bucket, folder + name, cancellation)) is not null;

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        using var answer = await AskAsync(() => client.GetObjectAsync(bucket, folder + name, cancellation));
        if (answer is null)
            return null;
        var photo = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(photo, cancellation);
        photo.Position = 0;
        return photo;
    }

    public Task RemoveAsync(string name, CancellationToken cancellation) => AskAsync(() => client.DeleteObjectAsync(bucket, folder + name, cancellation));

    public async Task<IReadOnlyList<string>> NamesAsync(string prefix, CancellationToken cancellation)
    {
        var (names, part) = (new List<string>(), new ListObjectsV2Request { BucketName = bucket, Prefix = folder + prefix });
        do
        {
            var listed = await AskAsync(() => client.ListObjectsV2Async(part, cancellation));
            names.AddRange((listed?.S3Objects ?? []).Select(it => it.Key[folder.Length..]));
            part.ContinuationToken = listed?.NextContinuationToken;
        }
        while (part.ContinuationToken is not null);
        return names;
    }

    public void Dispose() => client.Dispose();

    /// <summary>Null when there is no such thing; to everybody else it is a disk that fails.</summary>
    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (Exception broken) when (broken is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new IOException($"The photos' store does not answer as it should: {broken.Message}", broken);
        }
    }
}
