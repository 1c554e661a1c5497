using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ChatShop.House.Deploying;

/// <summary>Whoever deploys by <c>deploy/</c> gets what stands there.</summary>
public sealed partial class DeployTests
{
    private static readonly HashSet<string> FewSettings = ["urls", "Data:Directory"];

    private static IReadOnlyList<HouseFile> Deployed => [.. Tree.Files.Where(file => file.IsIn("deploy"))];

    private static IReadOnlyList<HouseFile> Yamls => [.. Deployed.Where(file => file.Is(".yaml"))];

    private static HouseFile Image => Tree.Need("deploy/container/Containerfile");

    private static HouseFile Compose => Tree.Need("deploy/compose.yaml");

    private static string Port => Exposed().Match(Image.Text).Groups[1].Value;

    [Fact]
    public void Every_yaml_can_be_read()
    {
        Assert.NotEmpty(Yamls);
        Verdict.Clean(Yamls.SelectMany(DeployRule.Unreadable));
    }

    [Fact]
    public void Every_environment_variable_is_a_setting()
    {
        var settings = DeployRule.SettingNames(Tree.Need("appsettings.json"));
        Assert.Contains("Cluster:Enabled", settings);
        Verdict.Clean(Deployed.SelectMany(file => DeployRule.Settings(file, settings)));
    }

    [Fact]
    public void Every_door_that_is_asked_is_answered() => Verdict.Clean(Deployed.SelectMany(file => DeployRule.Doors(file, Tree.Rooms)));

    [Fact]
    public void Servers_are_called_by_their_names_and_their_port()
    {
        var servers = ((YamlMappingNode)DeployRule.At(DeployRule.Documents(Compose)[0], "services")!).Children.Keys
            .Select(key => $"{key}").Where(name => name.StartsWith("shop", StringComparison.Ordinal)).ToHashSet();
        Assert.True(servers.Count >= 2, "several servers form one shop");
        Verdict.Clean(Deployed.SelectMany(file => DeployRule.Addresses(file, servers, Port)));
    }

    [Fact]
    public void The_image_listens_where_it_says_and_is_asked_there()
    {
        Assert.Contains($"urls=http://0.0.0.0:{Port}", Image.Text, StringComparison.Ordinal);
        Assert.Contains($"/dev/tcp/127.0.0.1/{Port}", Image.Text, StringComparison.Ordinal);
        Assert.Contains($"containerPort: {Port}}}", Tree.Need("deploy/kubernetes/deployment.yaml").Text, StringComparison.Ordinal);
        Assert.Contains($"urls: http://0.0.0.0:{Port}\n", Tree.Need("deploy/kubernetes/settings.yaml").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_takes_in_only_what_there_is()
    {
        var taken = Copied().Matches(Image.Text).SelectMany(it => it.Groups[1].Value.Split(' ')).ToList();
        Assert.NotEmpty(taken);
        Assert.All(taken, path => Assert.Contains(Tree.Paths, it => it == path || it.StartsWith($"{path}/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_example_lists_what_compose_asks_for()
    {
        var (asked, listed) = DeployRule.Questions(Compose, Tree.Need("deploy/compose.env.example"));
        Assert.Equal(asked.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_example_holds_a_secret() => Assert.All(
        Tree.Need("deploy/compose.env.example").Lines.Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#') && !line.StartsWith("SHOP_DOMAIN", StringComparison.Ordinal)),
        line => Assert.EndsWith("=", line, StringComparison.Ordinal));

    [Fact]
    public void Kubernetes_is_told_files_that_there_are_and_the_version_that_is_built()
    {
        var named = ((YamlSequenceNode)DeployRule.At(DeployRule.Documents(Tree.Need("deploy/kubernetes/kustomization.yaml"))[0], "resources")!).Select(it => $"{it}");
        var there = Tree.Paths.Where(path => path.StartsWith("deploy/kubernetes/", StringComparison.Ordinal)).Select(path => path.Split('/')[^1]);
        Assert.Equal(there.Except(["kustomization.yaml", "secret.example.yaml"]).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        var version = Version().Match(Tree.Need("Directory.Build.props").Text).Groups[1].Value;
        Assert.Contains($"image: chatshop:{version}\n", Tree.Need("deploy/kubernetes/deployment.yaml").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_writes_where_it_may()
    {
        var unit = Tree.Need("deploy/systemd/chatshop.service").Lines;
        var folder = unit.Single(line => line.StartsWith("StateDirectory=", StringComparison.Ordinal)).Split('=')[1];
        Assert.Contains($"Environment=Data__Directory=/var/lib/{folder}", unit);
        Assert.Contains("ProtectSystem=strict", unit);
        Assert.Contains("NoNewPrivileges=yes", unit);
    }

    [Fact]
    public void Every_alarm_is_explained_by_its_name_and_every_explained_one_rings()
    {
        var alarms = Yamls.Where(file => file.IsIn("deploy/prometheus")).SelectMany(file => Alarm().Matches(file.Text)).Select(it => it.Groups[1].Value);
        var explained = Tree.Need("docs/operations.md").Lines.Select(line => Explained().Match(line)).Where(it => it.Success).Select(it => it.Groups[1].Value);
        Assert.Equal(alarms.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_no_yaml_is_caught() => Verdict.Caught(DeployRule.Unreadable(new HouseFile("deploy/a.yaml", "a: [")), 2);

    [Theory]
    [InlineData("deploy/a.service", "Environment=Data__Folder=/x")]
    [InlineData("deploy/a.service", "Environment=url=/x")]
    [InlineData("deploy/a.yaml", "data: {Urls: a}")]
    [InlineData("deploy/Containerfile", "ENV Data__Folder=/x")]
    public void A_variable_that_is_no_setting_is_caught(string path, string text) => Verdict.Caught(DeployRule.Settings(new HouseFile(path, text), FewSettings));

    [Theory]
    [InlineData("path: /health/lives", 1)]
    [InlineData("path: /health/live, and /metrics", 1)]
    [InlineData("path: /health/live", 0)]
    public void A_door_that_nobody_opens_is_caught(string text, int findings) =>
        Assert.Equal(findings, DeployRule.Doors(new HouseFile("deploy/a.yaml", text), [new HouseFile("src/A/B.cs", "MapGet(\"/health/live\")")]).Count());

    [Theory]
    [InlineData("shop-a:8080", 0)]
    [InlineData("shop-a:8081", 1)]
    [InlineData("shop-z:8080", 1)]
    public void A_server_that_is_not_there_is_caught(string text, int findings) =>
        Assert.Equal(findings, DeployRule.Addresses(new HouseFile("deploy/a", text), new HashSet<string> { "shop-a" }, "8080").Count());

    [GeneratedRegex(@"^EXPOSE (\d+)$", RegexOptions.Multiline)]
    private static partial Regex Exposed();

    [GeneratedRegex(@"^COPY (?!--)(.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copied();

    [GeneratedRegex("<Version>(.+)</Version>")]
    private static partial Regex Version();

    [GeneratedRegex(@"^ +- alert: (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^### (\w+)$")]
    private static partial Regex Explained();
}
