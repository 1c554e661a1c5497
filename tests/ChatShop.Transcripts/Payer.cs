using System.Net;
using System.Text.RegularExpressions;

namespace ChatShop.Transcripts;

/// <summary>Somebody at the pay page with an old phone: forms, no script.</summary>
internal sealed partial class Payer(HttpClient http)
{
    private const string GoodCard = "4242 4242 4242 4242";
    private const string BadCard = "4000 0000 0000 0002";

    /// <summary>Pays, or tries to.</summary>
    /// <param name="page">The pay page's address.</param>
    /// <param name="how">Empty or <c>by card</c>, perhaps with its number, <c>by wechat_pay</c>, <c>by alipay</c>.</param>
    /// <param name="refuses">Whether bank or payer says no.</param>
    public async Task PayAsync(Uri page, string how, bool refuses) => Assert.Equal(!refuses, await TryAsync(page, how, refuses));

    /// <summary>Pays, or tries to, on a page that may be closed by now.</summary>
    /// <returns>Whether the page says it is paid.</returns>
    public async Task<bool> TryAsync(Uri page, string how, bool refuses)
    {
        var (method, number) = how.Trim().Split(' ', 3) switch
        {
            ["by", var named, var card] => (named, card),
            ["by", var named] => (named, null),
            _ => ("card", (string?)null),
        };
        var shown = await http.GetStringAsync(page);
        var answer = await SendAsync(page, shown, new() { ["method"] = method, ["number"] = number ?? (refuses ? BadCard : GoodCard), ["expiry"] = "12/34", ["cvc"] = "123" });
        if (method != "card")
            answer = await SendAsync(page, await answer.Content.ReadAsStringAsync(), new() { ["decision"] = refuses ? "refuse" : "approve" });
        return answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.Contains("/o/", StringComparison.Ordinal);
    }

    /// <summary>Sends the form of a page, its hidden fields with it.</summary>
    public async Task<HttpResponseMessage> SendAsync(Uri page, string shown, Dictionary<string, string> fields)
    {
        foreach (Match hidden in Hidden().Matches(shown))
            fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(page, WebUtility.HtmlDecode(Action().Match(shown).Groups[1].Value)), content);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
