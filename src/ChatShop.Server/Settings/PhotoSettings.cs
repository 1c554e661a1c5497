using Amazon.Runtime;
using Amazon.S3;

namespace ChatShop.Server.Settings;

/// <summary>An S3-compatible store for photos.</summary>
/// <param name="Endpoint">Such as https://s3.example.</param>
/// <param name="Bucket">The bucket there, made already.</param>
/// <param name="AccessKey">Whose it is.</param>
/// <param name="SecretKey">What requests are signed with.</param>
/// <param name="Region">The region that signatures name.</param>
internal sealed record PhotoSettings(Uri Endpoint, string Bucket, string AccessKey, string SecretKey, string Region)
{
    /// <summary>What an address alone does not say.</summary>
    private static readonly OrderedDictionary<string, string> Needed = new()
    {
        ["Bucket"] = "the bucket's name",
        ["AccessKey"] = "the access key",
        ["SecretKey"] = "the secret key",
    };

    /// <summary>Reads it; null where photos lie in the data folder.</summary>
    /// <exception cref="SettingMistakeException">It is set by half.</exception>
    public static PhotoSettings? Read(SettingReader settings)
    {
        if (settings.Optional("Endpoint") is null)
        {
            var alone = Needed.Keys.FirstOrDefault(name => settings.Optional(name) is not null);
            return alone is null ? null : throw settings.Mistake("Endpoint", $"the store's address such as https://s3.example, since {settings.NameOf(alone)} is set");
        }
        var endpoint = settings.Address("Endpoint");
        var needed = Needed.ToDictionary(it => it.Key, it => settings.Needed(it.Key, $"{it.Value} at that store, since {settings.NameOf("Endpoint")} is set"));
        return new PhotoSettings(endpoint, needed["Bucket"], needed["AccessKey"], needed["SecretKey"], settings.Optional("Region") ?? "us-east-1");
    }

    /// <summary>Connects to it.</summary>
    public AmazonS3Client Connect() => new(new BasicAWSCredentials(AccessKey, SecretKey), new AmazonS3Config
    {
        ServiceURL = Endpoint.AbsoluteUri,
        AuthenticationRegion = Region,
        ForcePathStyle = true,
        Timeout = TimeSpan.FromSeconds(10),
        MaxErrorRetry = 2,
        // What only Amazon's own store knows is left out.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });
}
