using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;

namespace ChatShop.Trade.Tests.Origins;

/// <summary>Where goods come from.</summary>
public sealed class BatchTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public void A_batch_keeps_what_was_said_of_it()
    {
        var batch = Begin(" 李家村东坡 ", Today.AddDays(-3), "a.jpg", "a.jpg", "b.jpg").Fact!;
        Assert.Equal(("李家村东坡", Today.AddDays(-3), "红富士苹果", 7L), (batch.Place, batch.HarvestedOn, batch.Product, batch.Record));
        Assert.Equal(["a.jpg", "b.jpg"], batch.Photos);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-Batch.OldestDays - 1)]
    public void A_harvest_to_come_or_long_past_is_refused(int days) => Assert.IsType<HarvestOutOfRange>(Begin("东坡", Today.AddDays(days)).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东坡东")]
    public void A_place_without_words_or_with_too_many_is_refused(string place) => Assert.IsType<TextOutOfRange>(Begin(place, Today).Refusal);

    [Theory]
    [InlineData("b12", 12L)]
    [InlineData("12", null)]
    [InlineData("b-1", null)]
    [InlineData("b99999999999999999999", null)]
    [InlineData(null, null)]
    public void Ids_are_read_as_they_are_written(string? text, long? id) => Assert.Equal((id, id), (BatchId.Parse(text)?.Value, DeviceId.Parse(text?.Replace('b', 'd'))?.Value));

    private static Result<Batch> Begin(string place, DateOnly day, params string[] photos) =>
        Batch.Begin(new BatchId(1), Some.Listing(), new Origin(place, day, photos), Today, (Some.Morning, 7));
}
