using System.Text.Encodings.Web;
using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Replies;
using ChatShop.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using Fluid;

namespace ChatShop.Server.Pages;

/// <summary>The receipt of an order: a page to print, without script.</summary>
internal static class ReceiptPages
{
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase } };
    private static readonly IFluidTemplate Template = PlainPage.ReadTemplate("receipt");

    /// <summary>The receipt, for whoever has the order's key; while nothing was paid, a word that there is none yet.</summary>
    public static async Task<IResult> ReceiptAsync(
        PageReader reader, KeyedOrder? asked, ITradeRecords records, Cashier cashier, ReceiptWriter writer, MarketRules rules, CancellationToken cancellation)
    {
        if (asked is not { Order: var told })
            return reader.Nothing();
        return await records.ReceiptAsync(told.Number, cancellation) is { } receipt
            ? Results.Content(Html(reader.Locale, writer.Write(reader.Locale, receipt, cashier.IsSandbox(rules.ProviderFor(receipt.Order.Total.Currency, "")))), "text/html; charset=utf-8")
            : new PlainPage(
                reader.Locale, reader.Say("receipt"), [writer.None(reader.Locale, told)], $"/o/{told.Number}?k={told.Key}", writer.Back(reader.Locale)).ToResult();
    }

    /// <summary>The page of a receipt.</summary>
    public static string Html(string locale, Slip slip)
    {
        var context = new TemplateContext(slip, Options);
        context.SetValue("locale", locale);
        return Template.Render(context, HtmlEncoder.Default);
    }
}
