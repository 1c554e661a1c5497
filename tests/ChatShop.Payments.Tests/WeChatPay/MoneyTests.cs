using ChatShop.Trade.Payments;
using CsCheck;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>Whatever happens in whatever order, and whichever answers are lost: money comes once and goes back at most once.</summary>
public sealed class MoneyTests
{
    private const long Total = 39990;

    private enum Step { Open, Read, VisitInWeChat, VisitOnPhone, VisitOnComputer, PayInWeChat, PayOnPhone, PayOnComputer, Close, RefundPart, RefundRest, Wait }

    private static readonly Gen<(Step Step, bool IsLost)[]> Histories =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 3].Select(it => it == 0)).Array[5, 25];

    [Fact]
    public Task Money_is_never_taken_twice_nor_given_back_twice() => Histories.SampleAsync(async history =>
    {
        await using var merchant = await Merchant.OpenAsync();
        foreach (var (step, isLost) in history)
        {
            if (isLost)
                merchant.WeChat.Next(history.Length % 2 == 0 ? [Trick.Lost] : [Trick.None, Trick.Lost]);
            await TryAsync(merchant, step);
        }
        await SettleAsync(merchant);
    }, iter: 40, threads: 1);

    private static async Task TryAsync(Merchant merchant, Step step)
    {
        try
        {
            await DoAsync(merchant, step);
        }
        catch (ProviderUnreachableException)
        {
            await Task.Yield(); // What is unknown is asked again, by one of the steps that follow or at the end.
        }
    }

    private static async Task DoAsync(Merchant merchant, Step step)
    {
        if (await merchant.TryPayUrlAsync() is not { } link || merchant.Trade.Payment.CheckoutId is not { } id)
            return;
        switch (step)
        {
            case Step.Read: await merchant.Payments.ReadCheckoutAsync(id, CancellationToken.None); break;
            case Step.VisitInWeChat: await merchant.VisitAsync(link, Merchant.InWeChat); break;
            case Step.VisitOnPhone: await merchant.VisitAsync(link, Merchant.OnPhone); break;
            case Step.VisitOnComputer: await merchant.VisitAsync(link, Merchant.OnComputer); break;
            case Step.PayInWeChat: merchant.WeChat.Books.Pay(id); break;
            case Step.PayOnPhone: merchant.WeChat.Books.Pay($"{id[..^1]}h"); break;
            case Step.PayOnComputer: merchant.WeChat.Books.Pay($"{id[..^1]}n"); break;
            case Step.Close: await merchant.Payments.ExpireCheckoutAsync(id, CancellationToken.None); break;
            case Step.RefundPart: await RefundAsync(merchant, id, 990, "ref1"); break;
            case Step.RefundRest: await RefundAsync(merchant, id, Total - 990, "ref2"); break;
            case Step.Wait: merchant.Time.Advance(TimeSpan.FromMinutes(3)); break;
            default: break;
        }
    }

    /// <summary>Every answer arrives again: everything that was begun comes to its end, and the sums are looked at.</summary>
    private static async Task SettleAsync(Merchant merchant)
    {
        merchant.WeChat.Calm();
        if (merchant.Trade.Payment.CheckoutId is not { } id)
        {
            Assert.Equal(0, merchant.WeChat.Books.Taken);
            return;
        }
        var end = await merchant.Payments.ExpireCheckoutAsync(id, CancellationToken.None);
        Assert.Equal(merchant.WeChat.Books.Taken > 0 ? CheckoutStatus.Paid : CheckoutStatus.Expired, end.Status);
        Assert.DoesNotContain(merchant.WeChat.Books.Trades.Keys, merchant.WeChat.Books.Pay);

        var twice = merchant.WeChat.Books.Refunds.Where(it => it.Key.StartsWith("twice-", StringComparison.Ordinal)).Sum(it => (long)it.Value["amount"]!["refund"]!);
        Assert.Equal(end.Status == CheckoutStatus.Paid ? Total : 0, merchant.WeChat.Books.Taken - twice);
        await RefundAsync(merchant, id, 990, "ref1");
        await RefundAsync(merchant, id, Total - 990, "ref2");
        Assert.Equal(merchant.WeChat.Books.Taken, merchant.WeChat.Books.GivenBack);
    }

    private static async Task RefundAsync(Merchant merchant, string id, long minor, string refund)
    {
        if (await merchant.Payments.ReadCheckoutAsync(id, CancellationToken.None) is { Status: CheckoutStatus.Paid } paid)
            await merchant.RefundAsync(paid, minor, refund);
    }
}
