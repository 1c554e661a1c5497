using System.Net;

namespace ChatShop.Transcripts;

/// <summary>What happens at banks, on the pages that stand in for them: a seller names an account, a card holder's bank decides.</summary>
internal sealed class Bank(HttpClient http, Uri sandbox)
{
    private const string GoodAccount = "000123456789";

    /// <summary>Somebody names an account on the page whose link came last.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="holder">Who.</param>
    /// <param name="number">Empty for one that takes every payout.</param>
    public async Task NameAsync(Uri page, string holder, string number)
    {
        var shown = await http.GetStringAsync(page);
        using var answer = await new Payer(http).SendAsync(page, shown, new() { ["name"] = holder, ["account_number"] = number.Length > 0 ? number : GoodAccount });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>The bank decides about the only open chargeback.</summary>
    /// <param name="text"><c>decides for the shop</c> or <c>decides for the buyer</c>.</param>
    public async Task DecideAsync(string text)
    {
        var decision = text switch
        {
            "decides for the shop" => "shop",
            "decides for the buyer" => "buyer",
            _ => throw new FormatException($"a bank {text}?"),
        };
        using var answer = await new Payer(http).SendAsync(sandbox, await http.GetStringAsync(sandbox), new() { ["decision"] = decision });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
