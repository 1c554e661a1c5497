using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Reads WeChat Pay's daily bills: what was paid and given back (trade bill), and what else moved (fund flow bill).</summary>
/// <remarks>
/// A day's bills are there from about ten in the morning after it, Beijing time; until then that day has no movements. The
/// columns are taken by their places, since their headings are in Chinese.
/// </remarks>
internal sealed class Bills(WeChatPayClient client, TimeProvider time)
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Bills are made by the days of Beijing, all year round.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Every movement from one moment until before another, as far as bills are there.</summary>
    /// <exception cref="ProviderUnreachableException">A bill could not be fetched, or is not what WeChat Pay signed for.</exception>
    public async IAsyncEnumerable<Movement> MovementsAsync(
        DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = DayOf(time.GetUtcNow());
        for (var day = DayOf(from); day < today && StartOf(day) < until; day = day.AddDays(1))
        {
            var traded = (await RowsAsync($"/v3/bill/tradebill?bill_date={Written(day)}&bill_type=ALL", cancellation)).Select(row => Traded(row, day)).ToList();
            var known = traded.Select(movement => movement.Id).ToHashSet();
            var flowed = (await RowsAsync($"/v3/bill/fundflowbill?bill_date={Written(day)}&account_type=BASIC", cancellation))
                .Where(row => !known.Contains(row[1]) && !known.Contains(row[10])).Select(row => Flowed(row, day));
            foreach (var movement in traded.Concat(flowed))
                if (movement.At >= from && movement.At < until)
                    yield return movement;
        }
    }

    /// <summary>The rows of a bill, without its heading and its sums; none when nothing moved that day.</summary>
    private async Task<IReadOnlyList<string[]>> RowsAsync(string path, CancellationToken cancellation)
    {
        var answer = await client.GetAsync(path, cancellation);
        if (answer.Code == "NO_STATEMENT_EXIST")
            return [];
        if (!Uri.TryCreate(answer.Told().Body.Text("download_url"), UriKind.Absolute, out var link))
            throw new ProviderUnreachableException("WeChat Pay did not say where the bill is.");
        var bill = await client.DownloadAsync(link.PathAndQuery, cancellation);
        var hash = CryptographicOperations.HashData(HashAlgorithmName.SHA1, bill); // As WeChat Pay states it; the statement is signed with SHA-256.
        if (!Convert.ToHexString(hash).Equals(answer.Body.Text("hash_value"), StringComparison.OrdinalIgnoreCase))
            throw new ProviderUnreachableException("The bill that came is not the one WeChat Pay announced: its hash differs.");
        return [.. RowsOf(Encoding.UTF8.GetString(bill))];
    }

    /// <summary>Each value has a backtick before it, so that spreadsheets leave it alone; a second heading begins the sums.</summary>
    private static IEnumerable<string[]> RowsOf(string bill) => bill.TrimStart('\uFEFF').Split('\n').Skip(1)
        .TakeWhile(line => line.StartsWith('`')).Select(line => line.TrimEnd('\r')[1..].Split(",`"));

    /// <summary>A row of the trade bill: 5 WeChat Pay's number of the money, 9 SUCCESS or REFUND, 14 its number of the refund, 24 the amount, 25 what was asked back.</summary>
    private static Movement Traded(string[] row, DateOnly day) => row[9] == "REFUND"
        ? new Movement(row[14], row[14], "refund", -Yuan(row[25]), At(row[0], day))
        : new Movement(row[5], row[5], "payment", Yuan(row[24]), At(row[0], day));

    /// <summary>A row of the fund flow bill: 1 WeChat Pay's number, 3 what it is, 6 how much, 7 what was left then, 10 our number of it.</summary>
    private static Movement Flowed(string[] row, DateOnly day) =>
        new(row[1], row[10].Length > 0 ? row[10] : row[1], row[3], IsOut(row) ? -Yuan(row[6]) : Yuan(row[6]), At(row[0], day));

    /// <summary>The direction is a Chinese word of two signs; the one for money that goes begins with U+652F.</summary>
    private static bool IsOut(string[] row) => row[5].StartsWith('\u652f');

    private static Money Yuan(string written) =>
        Money.Of(decimal.Parse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Currency.Cny);

    /// <summary>When, within the bill's day: the row of a refund may carry the time of the payment.</summary>
    private static DateTimeOffset At(string written, DateOnly day)
    {
        var at = new DateTimeOffset(DateTime.ParseExact(written, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Beijing);
        return DayOf(at) == day ? at : StartOf(day);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Beijing).DateTime);

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Beijing);

    private static string Written(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
