using System.Net;
using System.Text.RegularExpressions;

namespace ChatShop.Payments.Tests;

/// <summary>A person with an old phone, or a program: reads the page, fills the form, follows nothing by script.</summary>
internal sealed partial class PayPageVisitor : IDisposable
{
    public const string GoodCard = "4242 4242 4242 4242";

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
    private Uri at = new("http://127.0.0.1");

    /// <param name="languages">What the browser says its person reads, as Accept-Language; empty for nothing.</param>
    public PayPageVisitor(string languages = "")
    {
        if (languages.Length > 0)
            client.DefaultRequestHeaders.Add("Accept-Language", languages);
    }

    /// <summary>The page in sight.</summary>
    public string Page { get; set; } = "";

    public HttpResponseMessage Answer { get; private set; } = new();

    public async Task OpenAsync(Uri url)
    {
        at = url;
        await SeeAsync(await client.GetAsync(url));
    }

    public Task PayByCardAsync(string number, string expiry = "04/30", string code = "123") => SendAsync(new()
    {
        ["method"] = "card",
        [InputOf("cc-number")] = number,
        [InputOf("cc-exp")] = expiry,
        [InputOf("cc-csc")] = code,
    });

    public Task ChooseAsync(string method) => SendAsync(new() { ["method"] = method });

    public Task DecideAsync(string decision) => SendAsync(new() { ["decision"] = decision });

    /// <summary>Sends the form in sight with its hidden fields.</summary>
    public async Task SendAsync(Dictionary<string, string> fields)
    {
        foreach (Match hidden in Hidden().Matches(Page))
            fields.TryAdd(hidden.Groups[1].Value, hidden.Groups[2].Value);
        var action = FormAction().Match(Page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        await SeeAsync(await client.PostAsync(new Uri(at, action), form));
    }

    public void Dispose()
    {
        Answer.Dispose();
        client.Dispose();
    }

    private string InputOf(string autocomplete) =>
        Regex.Match(Page, $"""<input name="(\w+)"[^>]*autocomplete="{autocomplete}" """.TrimEnd()).Groups[1].Value is { Length: > 0 } name
            ? name
            : throw new InvalidOperationException($"The page has no input for {autocomplete}.");

    private async Task SeeAsync(HttpResponseMessage answer)
    {
        Answer.Dispose();
        Answer = answer;
        Page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("""<input type="hidden" name="(\w+)" value="([^"]*)">""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""<form method="post" action="([^"]*)" """)]
    private static partial Regex FormAction();
}
