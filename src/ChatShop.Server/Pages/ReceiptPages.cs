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
    private static readonly IFluidTemplate Template = Read();

    /// <summary>The receipt, for whoever has the order's key; while nothing was paid, a word that there is none yet.</summary>
    public static async Task<IResult> ReceiptAsync(
        HttpRequest request, string order, string? k, ITradeRecords records, Cashier cashier, ReceiptWriter writer, PageTexts texts, MarketRules rules, CancellationToken cancellation)
    {
        var locale = LinkedPages.Locale(request, texts, rules);
        if (OrderNumber.Parse(order) is not { } number || await records.OrderAsync(number, cancellation) is not { } told || !LinkedPages.Same(told.Key, k))
            return LinkedPages.Nothing(texts, locale);
        return await records.ReceiptAsync(number, cancellation) is { } receipt
            ? Results.Content(Html(locale, writer.Write(locale, receipt, cashier.IsSandbox(rules.ProviderFor(receipt.Order.Total.Currency, "")))), "text/html; charset=utf-8")
            : new PlainPage(locale, texts.Say(locale, "receipt"), [writer.None(locale, told)], $"/o/{number}?k={told.Key}", writer.Back(locale)).ToResult();
    }

    /// <summary>The page of a receipt.</summary>
    public static string Html(string locale, Slip slip)
    {
        var context = new TemplateContext(slip, Options);
        context.SetValue("locale", locale);
        return Template.Render(context, HtmlEncoder.Default);
    }

    private static IFluidTemplate Read()
    {
        using var reader = new StreamReader(typeof(ReceiptPages).Assembly.GetManifestResourceStream("Pages/receipt.liquid")!);
        return new FluidParser().Parse(reader.ReadToEnd());
    }
}
