using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Torture;

/// <summary>Somebody on a bad line: says each thing again until it is answered, to whichever server there is, and now and then to two at once.</summary>
internal sealed partial class Buyer(Cluster cluster, string name, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What the shop says when a turn failed: nothing was taken, so it is said again.</summary>
    private static readonly string[] Sorry = [.. new[] { "zh-CN", "en" }.Select(SorryIn)];

    private readonly Random dice = unchecked(new Random(seed));
    private readonly List<(string Id, string Text, string Answer)> heard = [];
    private int said;

    public string Name => name;

    /// <summary>The numbers of the orders that were acknowledged.</summary>
    public List<long> Orders { get; } = [];

    /// <summary>Answers to the same message that differed.</summary>
    public List<string> Contradictions { get; } = [];

    /// <summary>The longest that an answer took, from the first try.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>Says who they are, with a first order.</summary>
    public async Task BeginAsync(string wish)
    {
        await SayAsync(wish);
        await SayAsync("李家村3组");
        await SayAsync("13800110003");
        Note(await SayAsync("张三"));
    }

    /// <summary>Orders once more; now and then an old message comes late a second time.</summary>
    public async Task OrderAsync(string wish)
    {
        Note(await SayAsync(wish));
        if (dice.Next(4) == 0)
        {
            var (id, text, answer) = heard[^dice.Next(1, Math.Min(3, heard.Count) + 1)];
            await AskAsync(id, text, answer);
        }
    }

    /// <summary>Says something until it is answered.</summary>
    public async Task<string> SayAsync(string text)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{++said}");
        var answer = await AskAsync(id, text, null);
        heard.Add((id, text, answer));
        return answer;
    }

    /// <summary>Asks until it is answered.</summary>
    /// <param name="id">The activity's.</param>
    /// <param name="text">What is said.</param>
    /// <param name="before">What was answered to the same before; null when it is new.</param>
    private async Task<string> AskAsync(string id, string text, string? before)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            var first = dice.Next(cluster.Size);
            var tries = dice.Next(3) == 0 ? new[] { first, (first + 1) % cluster.Size } : [first];
            var answers = (await Task.WhenAll(tries.Select(server => TryAsync(cluster.Addresses[server], id, text)))).OfType<string>().ToList();
            foreach (var answer in answers)
                if (before is not null && before != answer)
                    Contradictions.Add($"{name} said “{text}” ({id}) and heard first “{before}”, then “{answer}”");
                else
                    before = answer;
            if (answers.Count > 0)
            {
                var waited = TimeProvider.System.GetElapsedTime(begun);
                LongestWait = waited > LongestWait ? waited : LongestWait;
                return answers[0];
            }
            await Task.Delay(dice.Next(50, 400));
        }
        throw new TimeoutException($"“{text}” ({id}) was not answered in {Patience}.");
    }

    /// <summary>One try.</summary>
    /// <returns>The answer; null for none.</returns>
    private async Task<string?> TryAsync(Uri server, string id, string text)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "test",
            ["from"] = new JsonObject { ["id"] = name },
            ["recipient"] = new JsonObject { ["id"] = "shop" },
            ["conversation"] = new JsonObject { ["id"] = $"{name}-thread" },
            ["text"] = text,
            ["deliveryMode"] = "expectReplies",
        };
        try
        {
            using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await cluster.Http.PostAsync(new Uri(server, "/api/messages"), content);
            if (!response.IsSuccessStatusCode)
                return null;
            var answer = string.Join('\n', JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray().Select(it => $"{it!["text"]}"));
            return Sorry.Contains(answer) ? null : answer;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private void Note(string answer)
    {
        if (OrderNumber().Match(answer) is { Success: true } order)
            Orders.Add(long.Parse(order.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static string SorryIn(string locale)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Join(folder!.FullName, "ChatShop.sln")))
            folder = folder.Parent;
        return File.ReadLines(Path.Join(folder.FullName, "dialogs", locale, "common.yaml")).First(line => line.StartsWith("sorry: ", StringComparison.Ordinal))["sorry: ".Length..];
    }

    [GeneratedRegex(@"订单(\d+)：")]
    private static partial Regex OrderNumber();
}
