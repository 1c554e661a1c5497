using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>How somebody comes into the console: by a link, a password and the codes of an app.</summary>
internal static class ConsoleEntry
{
    public const string Password = "four words that rhyme";

    /// <summary>Makes an account by a link, turns codes on, and goes to the first page.</summary>
    public static async Task<IPage> JoinAsync(Browser browser, OpenedShop shop, int width, AccountRole role = AccountRole.Operator, ShopId? seller = null, string locale = "zh-CN")
    {
        var page = await browser.VisitAsync(await shop.InviteAsync(role, seller), width, locale);
        await FillAsync(page, $"王经理{role}{seller}{width}{locale}");
        var key = await page.Locator(".hint code").InnerTextAsync();
        await page.Locator("input[name='Given.Code']").FillAsync(CodeOf(key));
        await page.Locator("form:has([name='Given.Code']) button").ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(8);
        await page.GotoAsync(new Uri(shop.Address, "/console").AbsoluteUri);
        return page;
    }

    /// <summary>Chooses a name and the password on the page that a link leads to.</summary>
    public static async Task FillAsync(IPage page, string name)
    {
        await page.Locator("input[name='Given.Name']").FillAsync(name);
        await page.Locator("input[name='Given.Password']").FillAsync(Password);
        await page.Locator("form:has([name='Given.Password']) button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/security"));
    }

    /// <summary>The digits that an app on a phone shows now: RFC 6238.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The standard prescribes HMAC-SHA1.")]
    public static string CodeOf(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var moment = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, moment);
        var digits = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return digits.ToString("D6", CultureInfo.InvariantCulture);
    }
}
