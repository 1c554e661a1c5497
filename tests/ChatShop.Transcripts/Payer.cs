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
    /// <param name="how">Empty or <c>by card</c>, <c>by wechat_pay</c>, <c>by alipay</c>.</param>
    /// <param name="refuses">Whether bank or payer says no.</param>
    public async Task PayAsync(Uri page, string how, bool refuses)
    {
        var method = how.Length == 0 ? "card" : how.Replace("by ", "", StringComparison.Ordinal).Trim();
        var form = new Dictionary<string, string>
        {
            ["token"] = await TokenAsync(page),
            ["method"] = method,
            ["card"] = method != "card" ? "" : refuses ? BadCard : GoodCard,
            ["expiry"] = "12/34",
            ["cvc"] = "123",
        };
        var answer = await SendAsync(page, form);
        if (method != "card")
        {
            var wallet = new Uri(page, answer.Headers.Location!);
            answer = await SendAsync(wallet, new() { ["token"] = await TokenAsync(wallet), ["decision"] = refuses ? "refuse" : "approve" });
        }
        var isPaid = answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.Contains("/o/", StringComparison.Ordinal);
        Assert.Equal(!refuses, isPaid);
    }

    private async Task<string> TokenAsync(Uri page) => Token().Match(await http.GetStringAsync(page)).Groups[1].Value;

    private async Task<HttpResponseMessage> SendAsync(Uri page, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(page, content);
    }

    [GeneratedRegex("name=\"token\" value=\"(\\w+)\"")]
    private static partial Regex Token();
}
