using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Server.Tests.Photos;

/// <summary>Answers as an S3-compatible store does, to PUT, GET, HEAD, DELETE and listing that are signed with its key.</summary>
internal sealed class BucketStandIn : IAsyncDisposable
{
    public const string Bucket = "village";

    private const string AccessKey = "AKSTANDIN";
    private const string SecretKey = "the secret of the stand-in";
    private const string Region = "cn-north-9";

    private readonly StandIn server;
    private readonly ConcurrentDictionary<string, byte[]> kept = new();

    private BucketStandIn() => server = new(app => app.Run(AnswerAsync));

    /// <summary>What lies in it, by its key.</summary>
    public IReadOnlyDictionary<string, byte[]> Kept => kept;

    /// <summary>What was asked, such as <c>PUT photos/a.jpg</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Whether it is out of order.</summary>
    public bool IsBroken { get; set; }

    /// <summary>The settings that make a shop keep its photos here.</summary>
    public string[] Settings =>
    [
        "--Photos:S3:Endpoint", server.Address.AbsoluteUri.TrimEnd('/'), "--Photos:S3:Bucket", Bucket, "--Photos:S3:AccessKey", AccessKey,
        "--Photos:S3:SecretKey", SecretKey, "--Photos:S3:Region", Region,
    ];

    public static async Task<BucketStandIn> OpenAsync()
    {
        var store = new BucketStandIn();
        await store.server.StartAsync();
        return store;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext call)
    {
        var request = call.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var parts = request.Path.Value!.TrimStart('/').Split('/', 2);
        Asked.Enqueue($"{request.Method} {parts[^1]}");
        var (status, code) = IsBroken ? (500, "InternalError") : Refuse(request, body.ToArray(), parts[0]);
        if (status != 200)
        {
            call.Response.StatusCode = status;
            if (!HttpMethods.IsHead(request.Method))
                await call.Response.WriteAsync($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code} of the stand-in</Message></Error>");
        }
        else if (HttpMethods.IsPut(request.Method))
        {
            kept[parts[1]] = body.ToArray();
            call.Response.Headers.ETag = "\"1\"";
        }
        else if (HttpMethods.IsDelete(request.Method))
        {
            kept.TryRemove(parts[1], out _);
            call.Response.StatusCode = 204;
        }
        else if (request.Query["list-type"] == "2")
            await ListAsync(call, request.Query["prefix"].ToString(), request.Query["continuation-token"].ToString());
        else if (!kept.TryGetValue(parts[1], out var photo))
            call.Response.StatusCode = 404;
        else
        {
            call.Response.ContentType = "image/jpeg";
            call.Response.ContentLength = photo.Length;
            if (HttpMethods.IsGet(request.Method))
                await call.Response.Body.WriteAsync(photo);
        }
    }

    /// <summary>Two at a time, so that whoever lists must ask for what follows.</summary>
    private Task ListAsync(HttpContext call, string prefix, string after)
    {
        const int AtOnce = 2;
        var names = kept.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0).Order(StringComparer.Ordinal).ToList();
        var contents = string.Concat(names.Take(AtOnce).Select(key => $"<Contents><Key>{key}</Key><Size>1</Size></Contents>"));
        var next = names.Count > AtOnce ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>{names[AtOnce - 1]}</NextContinuationToken>" : "<IsTruncated>false</IsTruncated>";
        call.Response.ContentType = "application/xml";
        return call.Response.WriteAsync($"<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>{Bucket}</Name>{contents}{next}</ListBucketResult>");
    }

    private static (int Status, string Code) Refuse(HttpRequest request, byte[] body, string bucket)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith($"AWS4-HMAC-SHA256 Credential={AccessKey}/", StringComparison.Ordinal))
            return (403, authorization.Length == 0 ? "AccessDenied" : "InvalidAccessKeyId");
        if (!authorization.EndsWith($"Signature={Sign(request, body, Part(authorization, "SignedHeaders="))}", StringComparison.Ordinal))
            return (403, "SignatureDoesNotMatch");
        return bucket == Bucket ? (200, "") : (404, "NoSuchBucket");
    }

    /// <summary>AWS Signature Version 4, written down here again so that what is sent unsigned shows.</summary>
    private static string Sign(HttpRequest request, byte[] body, string signedHeaders)
    {
        var time = request.Headers["x-amz-date"].ToString();
        var day = time[..8];
        var claimed = request.Headers["x-amz-content-sha256"].ToString();
        if (claimed != "UNSIGNED-PAYLOAD" && claimed != Hash(body))
            return "the body is another one than was signed";
        var headers = string.Concat(signedHeaders.Split(';').Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n"));
        var canonical = string.Join('\n', request.Method, request.Path.Value, string.Join('&', request.QueryString.Value!.TrimStart('?').Split('&').Order(StringComparer.Ordinal)), headers, signedHeaders, claimed);
        var scope = $"{day}/{Region}/s3/aws4_request";
        var signed = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Hash(Encoding.UTF8.GetBytes(canonical)));
        var key = new[] { day, Region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretKey), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
    }

    private static string Part(string authorization, string name)
    {
        var from = authorization.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return authorization[from..authorization.IndexOf(',', from)];
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
