using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>Values come back as they went in, and nothing stored says which type to make.</summary>
public abstract class ValuesTests(ITestRedis redis) : SessionTests(redis)
{
    [Theory]
    [InlineData("12.50")]
    [InlineData("0.1")]
    [InlineData("-0.0001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950335")]
    public async Task A_decimal_comes_back_to_the_last_digit(string digits)
    {
        var value = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        await WriteAsync(value);
        Assert.Equal(value, (await ReadAsync())!["value"]!.ToObject<decimal>());
        Assert.Equal(value, (await ThroughStateAsync(new Thing { Number = value })).Number);
    }

    [Theory]
    [InlineData("2026-03-01T08:00:00.0000000+08:00")]
    [InlineData("2026-03-01T08:00:00.1234567+00:00")]
    [InlineData("1999-12-31T23:59:59.9999999-11:30")]
    [InlineData("0001-01-01T00:00:00.0000000+00:00")]
    public async Task An_instant_comes_back_with_its_offset_to_the_last_tick(string written)
    {
        var value = DateTimeOffset.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
        await WriteAsync(value);
        Assert.True(value.EqualsExact((await ReadAsync())!["value"]!.ToObject<DateTimeOffset>()));
        Assert.True(value.EqualsExact((await ThroughStateAsync(new Thing { At = value })).At));
    }

    [Theory]
    [InlineData("2026-03-01T08:00:00+08:00")]
    [InlineData("/Date(1234567890)/")]
    [InlineData("12.50")]
    [InlineData("红富士 🍎 \"\\\n\0")]
    public async Task Text_stays_the_text_it_was_whatever_it_looks_like(string text)
    {
        await WriteAsync(text);
        var read = (await ReadAsync())!["value"]!;
        Assert.Equal((JTokenType.String, text), (read.Type, (string?)read));
        Assert.Equal(text, (await ThroughStateAsync(new Thing { Text = text })).Text);
    }

    [Theory]
    [InlineData("$type")]
    [InlineData("$id")]
    public async Task A_type_named_in_what_is_stored_is_never_made(string word)
    {
        var name = $"{typeof(Trap).FullName}, {typeof(Trap).Assembly.GetName().Name}";
        var bait = new JObject { [word] = name, ["text"] = "bait", ["anything"] = new JObject { [word] = name } };
        await Storage.WriteAsync(new Dictionary<string, object> { [Key] = new JObject { [word] = name, [nameof(Thing)] = bait } });

        var state = new ConversationState(Storage);
        using var turn = Turn();
        await state.CreateProperty<object>(nameof(Thing)).GetAsync(turn, () => new Thing());
        using var again = Turn();
        var thing = await new ConversationState(Storage).CreateProperty<Thing>(nameof(Thing)).GetAsync(again, () => new Thing());

        Assert.IsType<Thing>(thing);
        Assert.IsNotType<Trap>(thing.Anything);
        Assert.Equal(0, Trap.Sprung);
    }

    [Fact]
    public async Task Nothing_stored_names_a_type()
    {
        await ThroughStateAsync(new Thing { Anything = new List<object> { new Thing() } });
        Assert.DoesNotContain("$type", (await ReadAsync())!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_in_the_middle_of_everything_comes_back_whole()
    {
        var session = new Session
        {
            Flows = { new FlowState { Flow = "listing.create", Slots = Slots(), Asked = new Question("price", "ask.price", [new Option("l1", "红富士")]) { Times = 2 }, Skipped = { "photo" } } },
            LastDone = new LastDone("order", 1001, "", DateTimeOffset.UnixEpoch),
            Shown = { new Option("l7", "土鸡蛋") },
            Taken = { new Taken("aGFzaA==", 12, 2), new Taken("b3RoZXI=", 9_000_000_000, 0) },
            Said = 14,
            Misunderstood = 1,
            Waiting = { new WaitingNotice(3, "有人买了") },
            Reference = new ConversationReference { ChannelId = "webchat", ServiceUrl = "http://127.0.0.1:1/", User = new ChannelAccount("u1", "李雷") },
        };
        using (var turn = Turn())
        {
            var state = new ConversationState(Storage);
            await state.CreateProperty<Session>(nameof(Session)).SetAsync(turn, session);
            await state.SaveChangesAsync(turn);
        }

        using var later = Turn();
        var read = await new ConversationState(Storage).CreateProperty<Session>(nameof(Session)).GetAsync(later);

        var whole = new JsonSerializerSettings { ContractResolver = SaidToHaveChanged.Whole };
        Assert.Equal(JsonConvert.SerializeObject(session, whole), JsonConvert.SerializeObject(read, whole));
        var (before, after) = (session.Flows[0].Slots, read.Flows[0].Slots);
        Assert.Equal(before.Price(), after.Price());
        Assert.Equal(before.StockCounted(), after.StockCounted());
        Assert.Equal(before.Items[0].Price, after.Items[0].Price);
        Assert.Same(Unit.Jin, after.Per!.Value.Unit);
    }

    [Fact]
    public async Task A_basket_comes_back_with_what_lies_in_it()
    {
        using (var turn = Turn())
        {
            var state = new ConversationState(Storage);
            await state.CreateProperty<Profile>(nameof(Profile)).SetAsync(turn, new Profile { Person = 7, Locale = "en", Basket = { Slots().Items[0] } });
            await state.SaveChangesAsync(turn);
        }

        using var later = Turn();
        var read = await new ConversationState(Storage).CreateProperty<Profile>(nameof(Profile)).GetAsync(later);

        Assert.Equal((7, "en"), (read.Person, read.Locale));
        Assert.Equal(Slots().Items[0].Price, read.Basket[0].Price);
        Assert.Equal(Slots().Items[0].Quantity, read.Basket[0].Quantity);
    }

    private static FilledSlots Slots() => new()
    {
        Product = "红富士苹果",
        Money = new Money(1250, Currency.Cny),
        Per = new Quantity(1, Unit.Jin),
        Stock = new Quantity(800.5m, Unit.Kg),
        StockUnitSaid = true,
        AvailableFrom = new DateOnly(2026, 10, 1),
        Items = { new Wanted { Product = "梨", Quantity = new Quantity(0.1m, Unit.Of("liang")), Price = new Price(new Money(5, Currency.Eur), new Quantity(3, Unit.Piece)) } },
        Address = "李家村3组",
        Order = 1001,
    };

    private async Task<Thing> ThroughStateAsync(Thing thing)
    {
        await Storage.DeleteAsync([Key]);
        using (var turn = Turn())
        {
            var state = new ConversationState(Storage);
            await state.CreateProperty<Thing>(nameof(Thing)).SetAsync(turn, thing);
            await state.SaveChangesAsync(turn);
        }
        using var later = Turn();
        return await new ConversationState(Storage).CreateProperty<Thing>(nameof(Thing)).GetAsync(later);
    }

    private TurnContext Turn() => new(new Silent(), new Activity(ActivityTypes.Message) { ChannelId = "webchat", Conversation = new ConversationAccount(id: Thread) });

    public sealed class Thing
    {
        public decimal Number { get; set; }

        public DateTimeOffset At { get; set; }

        public string? Text { get; set; }

        public object? Anything { get; set; }
    }

    /// <summary>What an attacker would have made.</summary>
    public sealed class Trap
    {
        public Trap() => Sprung++;

        public static int Sprung { get; private set; }
    }

    private sealed class Silent : BotAdapter
    {
        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) => Task.FromResult<ResourceResponse[]>([]);

        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => Task.FromResult(new ResourceResponse());

        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
