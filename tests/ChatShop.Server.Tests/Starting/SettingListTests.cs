using ChatShop.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace ChatShop.Server.Tests.Starting;

/// <summary><c>appsettings.json</c> lists every setting, and none that nobody reads.</summary>
public sealed class SettingListTests
{
    [Fact]
    public void What_is_read_is_what_is_listed()
    {
        using var place = new Place();
        string[] on =
        [
            .. place.Settings, "--Channels:WeChat:Token", "t", "--Channels:WeChat:Template:Id", "t", "--Channels:WeChat:Subscribe:TemplateId", "t", "--Channels:Telegram:Token", "1:t", "--Channels:Telegram:WebhookSecret", "s",
            "--Channels:Sms:AccountSid", "a", "--Channels:Sms:AuthToken", "t", "--Channels:Sms:From", "+1",
            "--Language:Model:Endpoint", "http://127.0.0.1:1", "--Language:Model:Name", "m",
            "--Language:Transcription:Endpoint", "http://127.0.0.1:1", "--Language:Transcription:Name", "m",
            "--Console:OpenId:Authority", "http://127.0.0.1:1", "--Console:OpenId:ClientId", "c", "--Console:OpenId:ClientSecret", "s",
            "--Photos:S3:Endpoint", "http://127.0.0.1:1", "--Photos:S3:Bucket", "b", "--Photos:S3:AccessKey", "a", "--Photos:S3:SecretKey", "s",
            "--Loans:Offers", "农信社: amount=500-20000, fee=5, share=10, kept=60", "--Loans:MostOfSales", "40",
            "--Devices:Mqtt:Broker", "mqtt://127.0.0.1:1883",
            "--Audit:RootUrl", "https://keeper.example/roots", "--Audit:RootKey", "sixteen letters!",
        ];
        string[] alsoWeChatPay = [.. on, "--Payments:WeChatPay:MerchantId", "1900000109", "--Payments:WeChatPay:NotifyUrl", "https://shop.example"];
        var read = new Listening();

        ShopSettings.Read(Configuration(on, read));
        Assert.Throws<SettingMistakeException>(() => ShopSettings.Read(Configuration(alsoWeChatPay, read)));

        var listed = Configuration([]).AsEnumerable().Where(it => it.Value is not null && !it.Key.StartsWith("Logging:", StringComparison.Ordinal)).Select(it => it.Key);
        Assert.Equal(listed.Order(StringComparer.Ordinal), read.Names.Order(StringComparer.Ordinal));
    }

    private static IConfigurationRoot Configuration(string[] more, params IConfigurationSource[] last)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Join(Home.Folder, "appsettings.json")).AddCommandLine(more);
        Array.ForEach(last, source => builder.Add(source));
        return builder.Build();
    }

    /// <summary>Is asked first for each setting, has none, and notes which it was asked for.</summary>
    private sealed class Listening : ConfigurationProvider, IConfigurationSource
    {
        public HashSet<string> Names { get; } = [];

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override bool TryGet(string key, out string? value)
        {
            Names.Add(key);
            return base.TryGet(key, out value);
        }
    }
}
