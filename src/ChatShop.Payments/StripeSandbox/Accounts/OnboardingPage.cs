using System.Text.Json.Nodes;
using ChatShop.Payments.Pages;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>The page behind an account link: a plain form, without script.</summary>
internal sealed class OnboardingPage(SandboxBank bank, PageTemplates pages)
{
    private const int LongestName = 100;

    /// <summary>Shows the form to the browser that came first; a link that is over leads to where a new one is made.</summary>
    public Task ShowAsync(HttpContext http, string id)
    {
        var (locale, browser) = (PageView.LocaleOf(http), PageForm.TokenFor(http));
        return pages.WriteAsync(http, bank.Act(_ => bank.Links.Find(id) is not { } link ? OnboardingView.Unknown(locale)
            : bank.Links.Opens(link, browser) ? OnboardingView.Of(locale, link, AccountOf(link))
            : OnboardingView.Leading(locale, link, "_refresh_url")));
    }

    /// <summary>Takes what the form brings and leads back to the shop.</summary>
    public async Task TakeAsync(HttpContext http, string id)
    {
        var form = await PageForm.ReadAsync(http);
        var (locale, browser) = (PageView.LocaleOf(http), PageForm.TokenFor(http));
        await pages.WriteAsync(http, bank.Act(_ => bank.Links.Find(id) is { } link
            ? Take(link, form, browser, locale)
            : OnboardingView.Unknown(locale)));
    }

    private OnboardingView Take(JsonObject link, PageForm form, string browser, string locale)
    {
        if (form.IsGenuine && link["_used"] is not null && AccountLinks.IsOf(link, browser))
            return OnboardingView.Leading(locale, link, "_return_url");
        if (!bank.Links.Opens(link, browser))
            return OnboardingView.Leading(locale, link, "_refresh_url");
        var account = AccountOf(link);
        if (!form.IsGenuine)
            return OnboardingView.Of(locale, link, account, null, "stale");

        var (name, number) = (form["name"].Trim(), form["account_number"].Trim());
        if (name.Length is 0 or > LongestName)
            return OnboardingView.Of(locale, link, account, name, "name");
        var hasBank = ((JsonArray)account["external_accounts"]!["data"]!).Count > 0;
        var digits = BankAccounts.Digits(number);
        if (digits is null && (number.Length > 0 || !hasBank))
            return OnboardingView.Of(locale, link, account, name, "bank");
        bank.Links.Use(link);
        bank.Accounts.Complete(account, name, digits);
        return OnboardingView.Leading(locale, link, "_return_url");
    }

    private JsonObject AccountOf(JsonObject link) => bank.Find(SandboxAccounts.Kind, link.Text("_of")!)!;
}
