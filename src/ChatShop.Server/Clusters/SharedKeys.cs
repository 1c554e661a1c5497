using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ChatShop.Server.Settings;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using StackExchange.Redis;

namespace ChatShop.Server.Clusters;

/// <summary>The keys that seal sessions and personal data, the same for all servers: each folder keeps all of them, and their Redis brings them around.</summary>
/// <remarks>So neither the loss of Redis nor that of a machine loses a key: whatever one side lacks, the other gives. docs/decisions/0021.</remarks>
internal sealed class SharedKeys(FileSystemXmlRepository folder, IConnectionMultiplexer redis) : IXmlRepository
{
    private static readonly RedisKey Ring = "chatshop:keys";

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var shared = redis.GetDatabase();
        var here = folder.GetAllElements().ToDictionary(NameOf);
        foreach (var (name, key) in here)
            shared.HashSet(Ring, name, TextOf(key), When.NotExists);
        foreach (var entry in shared.HashGetAll(Ring).Where(entry => !here.ContainsKey(entry.Name!)))
        {
            var key = XElement.Parse(entry.Value!);
            folder.StoreElement(key, entry.Name!);
            here.Add(entry.Name!, key);
        }
        return here.Values;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        folder.StoreElement(element, friendlyName);
        redis.GetDatabase().HashSet(Ring, NameOf(element), TextOf(element));
    }

    /// <summary>Written alike wherever it is read from.</summary>
    private static string TextOf(XElement key) => key.ToString(SaveOptions.DisableFormatting);

    private static string NameOf(XElement key) => $"{key.Name.LocalName}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(key))))}";
}

/// <summary>Puts <see cref="SharedKeys"/> in the place of the folder alone.</summary>
internal static class SharedKeysSetup
{
    /// <summary>From now on this server's keys are those of all.</summary>
    public static void ShareKeys(this IServiceCollection services, DataFolder data) => services.AddOptions<KeyManagementOptions>()
        .PostConfigure<IConnectionMultiplexer, ILoggerFactory>((options, redis, logs) =>
            options.XmlRepository = new SharedKeys(new FileSystemXmlRepository(new DirectoryInfo(data.Folder("keys")), logs), redis));
}
