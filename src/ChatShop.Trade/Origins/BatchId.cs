using System.Globalization;

namespace ChatShop.Trade.Origins;

/// <summary>One batch of goods.</summary>
public readonly record struct BatchId(long Value)
{
    /// <summary>As links and programs write it: <c>b5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"b{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static BatchId? Parse(string? text) =>
        text?.StartsWith('b') == true && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new BatchId(number) : null;
}

/// <summary>A device that measures beside goods.</summary>
public readonly record struct DeviceId(long Value)
{
    /// <summary>As programs write it: <c>d2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"d{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static DeviceId? Parse(string? text) =>
        text?.StartsWith('d') == true && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new DeviceId(number) : null;
}
