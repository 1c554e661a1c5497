using ChatShop.Server.Tests.Photos;

namespace ChatShop.Server.Tests.Starting;

/// <summary>A wrong setting stops the start with one sentence, and with an exit code that a script sees.</summary>
public sealed class WrongSettingTests
{
    [Theory]
    [InlineData("urls", "nonsense", "nonsense", "http://127.0.0.1:5080")]
    [InlineData("urls", "http://127.0.0.1:{port};nonsense", "nonsense", "http://127.0.0.1:5080")]
    [InlineData("urls", "", "", "http://127.0.0.1:5080")]
    [InlineData("PublicUrl", "ftp://shop.example", "ftp://shop.example", "https://shop.example")]
    [InlineData("Data:Directory", "", "", "a folder")]
    [InlineData("Redis:ConnectionString", "no-such-host.invalid", "…", "a Redis")]
    [InlineData("Redis:ConnectionString", "127.0.0.1:1,connectTimeout=300", "…", "a Redis")]
    [InlineData("Redis:ConnectionString", "127.0.0.1,noSuchOption=1", "…", "a Redis")]
    [InlineData("Database:ConnectionString", "Server=somewhere", "…", "Host=")]
    [InlineData("Database:ConnectionString", "Host=127.0.0.1;Port=1;Timeout=1", "…", "a PostgreSQL")]
    [InlineData("Database:ConnectionString", "Host=127.0.0.1;NoSuchOption=1", "…", "Host=")]
    [InlineData("Cluster:Enabled", "perhaps", "perhaps", "true or false")]
    [InlineData("Channels:WeChat:EncodingAESKey", "short", "…", "43")]
    [InlineData("Channels:WeChat:ApiBase", "wechat", "wechat", "an address")]
    [InlineData("Channels:Telegram:ApiBase", "telegram", "telegram", "an address")]
    [InlineData("Channels:Telegram:Token", "no token", "…", "BotFather")]
    [InlineData("Channels:Telegram:Token", "1:t", "…", "nobody can guess", "Channels:Telegram:WebhookSecret")]
    [InlineData("Channels:DirectLine:Secret", "short", "…", "16")]
    [InlineData("Payments:Stripe:ApiBase", "stripe", "stripe", "an address")]
    [InlineData("Payments:WeChatPay:MerchantId", "my shop", "my shop", "in digits")]
    [InlineData("Payments:WeChatPay:MerchantId", "1900000109", "", "serial number", "Payments:WeChatPay:SerialNumber")]
    [InlineData("Payments:Sandbox:Url", "http://shop.example:5081", "http://shop.example:5081", "loopback")]
    [InlineData("Payments:Sandbox:WebhookUrl", "somewhere", "somewhere", "an address")]
    [InlineData("Telemetry:Endpoint", "collector", "collector", "an address")]
    [InlineData("Audit:RootUrl", "https://keeper.example/roots", "…", "nobody can guess", "Audit:RootKey")]
    [InlineData("Audit:RootKey", "sixteen letters!", "", "an address", "Audit:RootUrl")]
    [InlineData("Devices:Mqtt:Broker", "http://broker.example", "…", "mqtts://broker.example:8883")]
    [InlineData("Devices:Mqtt:Broker", "mqtt://user:secret@broker.example", "…", "mqtts://broker.example:8883")]
    [InlineData("Language:Transcription:Endpoint", "ear", "", "the model's name", "Language:Transcription:Name")]
    [InlineData("Photos:S3:Bucket", "village", "", "the store's address", "Photos:S3:Endpoint")]
    [InlineData("Photos:S3:Endpoint", "https://s3.example", "", "the bucket's name", "Photos:S3:Bucket")]
    [InlineData("Photos:S3:Endpoint", "bucket", "bucket", "an address")]
    public Task It_is_named_with_what_it_is_and_what_it_should_be(string setting, string value, string isNow, string shouldBe, string? named = null) =>
        AssertNamedAsync(setting, value, isNow, shouldBe, named);

    [Theory]
    [InlineData("Market:Locale", "fr", "fr", "en or it or zh-CN")]
    [InlineData("Market:TimeZone", "Mars/Olympus", "Mars/Olympus", "Asia/Shanghai")]
    [InlineData("Market:Currency", "XXX", "XXX", "CNY")]
    [InlineData("Market:FeePercent", "101", "101", "from 0 to 100")]
    [InlineData("Market:FeePercent", "-1", "-1", "from 0 to 100")]
    [InlineData("Market:AutoReceiveDays", "0", "0", "from 1 to 365")]
    [InlineData("Market:AutoReceiveDays", "1.5", "1.5", "a whole number")]
    [InlineData("Market:PaymentMinutes", "many", "many", "from 1 to")]
    [InlineData("Market:LargestUnasked", "a lot", "a lot", "from 0 to")]
    [InlineData("Market:Province", "the hills", "the hills", "such as Sichuan")]
    [InlineData("Market:Rates", "EUR=much", "EUR=much", "EUR=0.128")]
    [InlineData("Market:QuietHours", "at night", "at night", "22:00-07:00")]
    public Task So_is_a_rule_of_the_market(string setting, string value, string isNow, string shouldBe) => AssertNamedAsync(setting, value, isNow, shouldBe, null);

    [Fact]
    public async Task A_folder_that_can_not_be_written_to_is_named()
    {
        using var place = new Place();
        var file = Path.Join(place.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, [.. place.Settings, "--Data:Directory", file]);

        AssertSentence(exitCode, output, "Data:Directory", file, "a folder that can be written to");
    }

    [Fact]
    public async Task A_cluster_needs_a_Redis_that_all_share()
    {
        using var place = new Place();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, [.. place.Settings, "--Cluster:Enabled", "true"]);

        AssertSentence(exitCode, output, "Redis:ConnectionString", "", "Cluster:Enabled");
    }

    [Fact]
    public async Task A_key_of_Stripe_needs_the_secret_of_its_webhooks()
    {
        using var place = new Place();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, [.. place.Settings, "--Payments:Stripe:ApiKey", "sk_test_1"]);

        AssertSentence(exitCode, output, "Payments:Stripe:WebhookSecret", "", "whsec_");
    }

    [Theory]
    [InlineData("From", "+1", "AuthToken", "…")]
    [InlineData("AuthToken", "secret", "From", "")]
    public async Task An_account_for_SMS_needs_its_secret_and_its_number(string set, string value, string missing, string isNow)
    {
        using var place = new Place();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, [.. place.Settings, "--Channels:Sms:AccountSid", "AC1", $"--Channels:Sms:{set}", value]);

        AssertSentence(exitCode, output, $"Channels:Sms:{missing}", isNow, "Channels:Sms:AccountSid");
    }

    [Theory]
    [InlineData("Endpoint", "http://127.0.0.1:1", "http://127.0.0.1:1", "a store that answers")]
    [InlineData("Bucket", "elsewhere", "elsewhere", "a bucket that is there")]
    [InlineData("AccessKey", "AKNOBODY", "…", "a key that the store knows")]
    [InlineData("SecretKey", "a wrong secret", "…", "the secret of that access key")]
    public async Task A_store_for_photos_is_tried_before_the_start(string setting, string value, string isNow, string shouldBe)
    {
        using var place = new Place();
        await using var store = await BucketStandIn.OpenAsync();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, [.. place.Settings, .. store.Settings, $"--Photos:S3:{setting}", value]);

        AssertSentence(exitCode, output, $"Photos:S3:{setting}", isNow, shouldBe);
        Assert.Empty(store.Kept);
    }

    [Fact]
    public async Task An_address_that_somebody_listens_on_already_is_named()
    {
        using var place = new Place();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, place.Address.Port);
        taken.Start();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, place.Settings);

        AssertSentence(exitCode, output, "urls", place.Address.AbsoluteUri.TrimEnd('/'), "nobody listens");
    }

    private static async Task AssertNamedAsync(string setting, string value, string isNow, string shouldBe, string? named)
    {
        using var place = new Place();
        var written = value.Replace("{port}", $"{Ports.Next()}", StringComparison.Ordinal);

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, [.. place.Settings, $"--{setting}", written]);

        AssertSentence(exitCode, output, named ?? setting, isNow, shouldBe);
    }

    /// <summary>One sentence, no stack trace, and no secret of a connection string in it.</summary>
    private static void AssertSentence(int exitCode, string output, string setting, string isNow, string shouldBe)
    {
        Assert.NotEqual(0, exitCode);
        var sentence = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Trim().Length > 0);
        Assert.StartsWith($"The setting {setting} is \"", sentence, StringComparison.Ordinal);
        Assert.Contains($"{isNow}\"; it should be ", sentence, StringComparison.Ordinal);
        Assert.Contains(shouldBe, sentence, StringComparison.Ordinal);
    }
}
