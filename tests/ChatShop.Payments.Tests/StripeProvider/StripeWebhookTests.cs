using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Payments.StripeProvider;
using ChatShop.Trade.Payments;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Payments.Tests.StripeProvider;

public sealed class StripeWebhookTests
{
    private const string Secret = "whsec_abc";

    private const string Completed =
        """{"id":"evt_1","object":"event","api_version":"2026-10-28.endive","type":"checkout.session.completed","data":{"object":{"id":"cs_test_1","object":"checkout.session","client_reference_id":"pay7"}}}""";

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_genuine_webhook_says_what_it_is_about() =>
        Assert.Equal(new ProviderNotice("evt_1", ProviderNoticeKind.Checkout, "cs_test_1", "pay7"), Read(Completed, Signed(Completed)));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_webhook_counts_for_five_minutes_either_way(int seconds, bool counts) =>
        Assert.Equal(counts, Read(Completed, Signed(Completed, seconds: seconds)) is not null);

    [Fact]
    public void Another_secret_is_refused() => Assert.Null(Read(Completed, Signed(Completed, secret: "whsec_abd")));

    [Fact]
    public void The_secret_counts_as_a_whole() => Assert.Null(Read(Completed, Signed(Completed, secret: "abc")));

    [Fact]
    public void A_changed_body_is_refused() =>
        Assert.Null(Read(Completed.Replace("pay7", "pay8", StringComparison.Ordinal), Signed(Completed)));

    [Fact]
    public void A_changed_time_is_refused() =>
        Assert.Null(Read(Completed, Signed(Completed, seconds: -1000).Replace($"t={Unix(-1000)}", $"t={Unix(0)}", StringComparison.Ordinal)));

    [Fact]
    public void A_signature_that_is_wrong_in_any_one_place_or_cut_or_longer_is_refused()
    {
        var header = Signed(Completed);
        var start = header.IndexOf("v1=", StringComparison.Ordinal) + 3;

        Assert.All(Enumerable.Range(start, 64), at => Assert.Null(Read(Completed, $"{header[..at]}{(header[at] == '0' ? '1' : '0')}{header[(at + 1)..]}")));
        Assert.All(Enumerable.Range(start, 64), end => Assert.Null(Read(Completed, header[..end])));
        Assert.Null(Read(Completed, header + "0"));
    }

    [Fact]
    public void The_old_scheme_is_refused() =>
        Assert.Null(Read(Completed, Signed(Completed).Replace("v1=", "v0=", StringComparison.Ordinal)));

    [Fact]
    public void One_of_several_signatures_is_enough_while_secrets_change() =>
        Assert.NotNull(Read(Completed, Signed(Completed).Replace(",v1=", $",v1={new string('0', 64)},v1=", StringComparison.Ordinal)));

    [Theory]
    [InlineData("2026-01-28.endive", true)]
    [InlineData("2026-07-29.dahlia", false)]
    [InlineData("2024-06-20", false)]
    public void Another_release_train_is_refused(string version, bool counts)
    {
        var body = Completed.Replace("2026-10-28.endive", version, StringComparison.Ordinal);

        Assert.Equal(counts, Read(body, Signed(body)) is not null);
    }

    [Theory]
    [InlineData("refund.updated", "refund", "re_1", ProviderNoticeKind.Refund, "re_1")]
    [InlineData("refund.failed", "refund", "pyr_1", ProviderNoticeKind.Refund, "pyr_1")]
    [InlineData("charge.refunded", "charge", "ch_1", ProviderNoticeKind.Other, "ch_1")]
    [InlineData("payment_intent.succeeded", "payment_intent", "pi_1", ProviderNoticeKind.Other, "pi_1")]
    [InlineData("something.new", "novelty", "nov_1", ProviderNoticeKind.Other, "")]
    public void Other_events_are_sorted(string type, string kind, string id, ProviderNoticeKind expected, string subject)
    {
        var body = Completed.Replace("evt_1", "evt_2", StringComparison.Ordinal).Replace("checkout.session.completed", type, StringComparison.Ordinal)
            .Replace("checkout.session", kind, StringComparison.Ordinal).Replace("cs_test_1", id, StringComparison.Ordinal);

        Assert.Equal(new ProviderNotice("evt_2", expected, subject, null), Read(body, Signed(body)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=,v1=")]
    [InlineData("t=now,v1=aa")]
    [InlineData("t=99999999999999999999,v1=aa")]
    [InlineData("v1=aa")]
    [InlineData("t=1795593600")]
    [InlineData("==,,==")]
    public void A_header_that_makes_no_sense_is_refused(string? header) => Assert.Null(Read(Completed, header));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt_1","api_version":"2026-10-28.endive","type":7}""")]
    [InlineData("""{"id":"evt_1","object":"v2.core.event","api_version":"2026-10-28.endive","type":"checkout.session.completed"}""")]
    [InlineData("{")]
    public void A_signed_body_that_is_no_event_is_refused(string body) => Assert.Null(Read(body, Signed(body)));

    [Fact]
    public void Whatever_comes_nothing_unproven_counts_and_nothing_breaks() =>
        Gen.Select(Gen.String, Gen.String).Sample((body, header) => Read(body, header) is null);

    private static ProviderNotice? Read(string body, string? header) =>
        new StripeWebhook(["whsec_of_another_endpoint", Secret], new FakeTimeProvider(Now)).Read(Encoding.UTF8.GetBytes(body), header);

    private static string Signed(string body, string secret = Secret, int seconds = 0)
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{Unix(seconds)}.{body}"));
        return $"t={Unix(seconds)},v1={Convert.ToHexStringLower(signature)}";
    }

    private static string Unix(int seconds) => Now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
