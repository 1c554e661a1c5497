using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Server.Tests.Voices;

/// <summary>What is said aloud is written down elsewhere, shown, and agreed to before it changes anything.</summary>
public sealed class VoiceTests(VoiceTests.Listening listening) : IClassFixture<VoiceTests.Listening>, IAsyncLifetime
{
    private const string NotHeard = "could not make out this voice message";

    private readonly TranscriptionsStandIn ear = listening.Ear;
    private readonly OpenedShop shop = listening.Shop;
    private readonly Chatter seller = listening.Shop.MeetSomebody();

    public async ValueTask InitializeAsync()
    {
        ear.Reset();
        shop.Clock.Move(TimeSpan.FromMinutes(1)); // What was broken before is not left alone any more.
        await seller.SayAllAsync("sell fuji apples 5 yuan per jin, 500 jin", $"Hilltop Orchard of {seller.Who}", "none", "yes");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_heard_is_shown_and_done_after_a_yes()
    {
        ear.Heard = "Change the price of fuji apples to 6 yuan.";

        var asked = (await SpeakAsync("recorded")).Text;
        Assert.StartsWith("I heard: “Change the price of fuji apples to 6 yuan.”\nYou want to change a price: fuji apples", asked, StringComparison.Ordinal);
        Assert.Equal("5", await PriceAsync());
        await seller.SayAsync("yes");
        Assert.Equal("6", await PriceAsync());
        Assert.Equal(("voice.ogg", "test-ear", "recorded"), Assert.Single(ear.Asked));
    }

    [Fact]
    public async Task What_only_shows_something_is_done_at_once()
    {
        ear.Heard = "what do I sell";

        Assert.Contains("fuji apples", (await SpeakAsync("recorded")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" … ")]
    [InlineData("long")]
    public async Task What_is_no_speech_is_kindly_not_understood(string heard)
    {
        ear.Heard = heard == "long" ? string.Concat(Enumerable.Repeat("thank you for watching ", 100)) : heard;

        Assert.Contains(NotHeard, (await SpeakAsync("noise")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ear_that_is_broken_is_left_alone_for_a_while()
    {
        ear.Status = StatusCodes.Status500InternalServerError;

        Assert.Contains(NotHeard, (await SpeakAsync("one")).Text, StringComparison.Ordinal);
        Assert.Contains(NotHeard, (await SpeakAsync("two")).Text, StringComparison.Ordinal);
        Assert.Single(ear.Asked);
    }

    [Fact]
    public async Task A_recording_that_it_can_not_read_takes_it_from_nobody_else()
    {
        ear.Status = StatusCodes.Status400BadRequest;
        await SpeakAsync("nonsense");

        (ear.Status, ear.Heard) = (StatusCodes.Status200OK, "what do I sell");
        Assert.Contains("fuji apples", (await SpeakAsync("recorded")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_says_nothing_is_not_waited_for()
    {
        ear.Heard = null;

        Assert.Contains(NotHeard, (await SpeakAsync("recorded")).Text, StringComparison.Ordinal);
        await ear.Left.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken); // Our side gave up: nobody else ends it.
    }

    [Fact]
    public async Task One_that_is_not_there_is_as_if_there_were_none()
    {
        await ear.DisposeAsync();
        Assert.Contains(NotHeard, (await SpeakAsync("recorded")).Text, StringComparison.Ordinal);
        await ear.StartAsync();
    }

    [Fact]
    public async Task What_a_channel_has_heard_is_not_listened_to_again()
    {
        var answer = await seller.SendAsync("what do I sell", ("audio/amr", Sent.As("audio/amr", "recorded"u8.ToArray())));

        Assert.StartsWith("I heard: “what do I sell”", answer.Text, StringComparison.Ordinal);
        Assert.Empty(ear.Asked);
    }

    private Task<Answer> SpeakAsync(string recording) => seller.SendAsync("", ("audio/ogg; codecs=opus", Sent.As("audio/ogg", Encoding.UTF8.GetBytes(recording))));

    private async Task<string> PriceAsync() => $"{(await shop.Operator.ItemsAsync("/listings"))[^1]!["price"]!["amount"]}";

    /// <summary>A shop with an ear.</summary>
    public sealed class Listening : SharedShop
    {
        internal TranscriptionsStandIn Ear { get; private set; } = null!;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Ear.DisposeAsync();
        }

        private protected override async Task<string[]> PrepareAsync() => (Ear = await TranscriptionsStandIn.OpenAsync()).Settings;
    }
}
