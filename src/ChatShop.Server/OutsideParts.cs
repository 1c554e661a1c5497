using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ChatShop.Server.Settings;
using Npgsql;
using StackExchange.Redis;

namespace ChatShop.Server;

/// <summary>Finds out before the start whether what the settings point to is there: a sentence then, not a stack trace later.</summary>
internal static class OutsideParts
{
    /// <summary>Reaches each part once.</summary>
    /// <exception cref="SettingMistakeException">The first setting that leads nowhere.</exception>
    public static async Task ReachAsync(ShopSettings settings, CancellationToken cancellation)
    {
        foreach (var url in settings.Urls.Split(';', StringSplitOptions.TrimEntries))
            TryToListen("urls", url);
        if (settings.Payments.StripeApiKey is null)
            TryToListen("Payments:Sandbox:Url", settings.Payments.SandboxUrl.AbsoluteUri.TrimEnd('/'));
        if (settings.Redis is { } redis)
            await ReachRedisAsync(redis);
        if (settings.Database.IsPostgres)
            await ReachPostgresAsync(settings.Database.ConnectionString, cancellation);
        if (settings.Photos is { } photos)
            await ReachPhotosAsync(photos, cancellation);
    }

    private static void TryToListen(string name, string url)
    {
        var (host, port) = (BindingAddress.Parse(url).Host, BindingAddress.Parse(url).Port);
        var ip = host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host.Trim('[', ']'), out var written) ? written : IPAddress.IPv6Any;
        try
        {
            using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(ip, port));
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable or SocketError.AccessDenied)
        {
            throw new SettingMistakeException(name, url, $"an address of this machine that nobody listens on yet ({taken.Message})");
        }
    }

    /// <summary>Returns when a Redis has answered.</summary>
    public static async Task PingAsync(string connection)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(connection);
        await redis.GetDatabase().PingAsync();
    }

    /// <summary>What a PostgreSQL answers that it is.</summary>
    public static async Task<Version> VersionAsync(string connection, CancellationToken cancellation)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellation);
        return database.PostgreSqlVersion;
    }

    private static async Task ReachRedisAsync(string connection)
    {
        try
        {
            await PingAsync(connection);
        }
        catch (Exception broken) when (broken is RedisException or SocketException or TimeoutException)
        {
            throw new SettingMistakeException("Redis:ConnectionString", SettingReader.Hidden, $"that of a Redis that answers ({FirstLine(broken)})");
        }
    }

    private static async Task ReachPostgresAsync(string connection, CancellationToken cancellation)
    {
        try
        {
            await VersionAsync(connection, cancellation);
        }
        catch (Exception broken) when (broken is NpgsqlException or SocketException or TimeoutException)
        {
            throw new SettingMistakeException("Database:ConnectionString", SettingReader.Hidden, $"that of a PostgreSQL that answers ({FirstLine(broken)})");
        }
    }

    /// <summary>Returns when photos can be kept: a small file is written there, and only that shows it.</summary>
    /// <exception cref="SettingMistakeException">The setting that leads nowhere.</exception>
    public static async Task ReachPhotosAsync(PhotoSettings photos, CancellationToken cancellation)
    {
        try
        {
            using var client = photos.Connect();
            await client.PutObjectAsync(
                new PutObjectRequest { BucketName = photos.Bucket, Key = "started.txt", ContentBody = "ChatShop keeps photos here.", UseChunkEncoding = false }, cancellation);
        }
        catch (AmazonS3Exception refused)
        {
            throw refused.ErrorCode switch
            {
                "NoSuchBucket" => new SettingMistakeException("Photos:S3:Bucket", photos.Bucket, "a bucket that is there"),
                "InvalidAccessKeyId" => new SettingMistakeException("Photos:S3:AccessKey", SettingReader.Hidden, "a key that the store knows"),
                "SignatureDoesNotMatch" => new SettingMistakeException("Photos:S3:SecretKey", SettingReader.Hidden, "the secret of that access key"),
                _ => new SettingMistakeException("Photos:S3:Endpoint", photos.Endpoint.AbsoluteUri.TrimEnd('/'), $"a store where these keys can write to that bucket ({FirstLine(refused)})"),
            };
        }
        catch (Exception broken) when (broken is AmazonClientException or HttpRequestException)
        {
            throw new SettingMistakeException("Photos:S3:Endpoint", photos.Endpoint.AbsoluteUri.TrimEnd('/'), $"that of a store that answers ({FirstLine(broken)})");
        }
    }

    private static string FirstLine(Exception broken) => broken.Message.Split('\n')[0].Trim();
}
