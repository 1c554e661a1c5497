using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Hearing;
using ChatShop.Conversations.Replies;
using ChatShop.Conversations.SecondReadings;
using ChatShop.Conversations.Sessions;
using ChatShop.Conversations.Tallies;
using ChatShop.Conversations.Turns;
using ChatShop.Trade;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Prices;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChatShop.Conversations;

/// <summary>Puts the conversations together.</summary>
public static class ConversationsSetup
{
    /// <summary>Reads <c>dialogs/</c> and adds <see cref="ConversationDirectory"/>, <see cref="MessageLog"/> and the texts of pages and receipts.</summary>
    /// <param name="services">Must hold the trade, <see cref="ICashier"/>, <see cref="IPaymaster"/>, <see cref="IPictures"/>, <see cref="IDelivery"/>, Data Protection and a connection to Redis; may hold an <see cref="IChatClient"/>, which reads what the rules can not.</param>
    /// <param name="dialogs">The folder of flows and texts.</param>
    /// <param name="publicUrl">What links begin with.</param>
    /// <exception cref="DialogMistakeException">A flow or text has a mistake.</exception>
    public static IServiceCollection AddConversations(this IServiceCollection services, string dialogs, Uri publicUrl)
    {
        var (phrasebook, flows) = Dialogs.Read(dialogs);
        services.AddSingleton(provider => new Counter(
            provider.GetRequiredService<ITrade>(), provider.GetRequiredService<ITradeRecords>(), provider.GetRequiredService<IPaymentRecords>(),
            provider.GetRequiredService<IPayoutRecords>(), provider.GetRequiredService<IGroupRecords>(), provider.GetRequiredService<IStationRecords>(), provider.GetRequiredService<ILoanRecords>(), provider.GetRequiredService<IProgrammeRecords>(), provider.GetRequiredService<ICashier>(), provider.GetRequiredService<IPaymaster>(),
            provider.GetRequiredService<IPictures>(), provider.GetRequiredService<MarketRules>(), provider.GetRequiredService<TimeProvider>(), phrasebook, flows.Words,
            provider.GetRequiredService<MessageLog>(), provider.GetRequiredService<OwnDataKey>(), publicUrl, provider.GetRequiredService<IPriceRecords>(),
            provider.GetRequiredService<IDemandRecords>(), provider.GetRequiredService<IBatchRecords>(), provider.GetRequiredService<IPoolRecords>()));
        services.AddSingleton(flows);
        services.AddSingleton(phrasebook);
        services.AddSingleton(new PageTexts(phrasebook));
        services.AddSingleton(new FlowMaps(flows, phrasebook));
        services.AddSingleton(provider => new ReceiptWriter(phrasebook, provider.GetRequiredService<MarketRules>(), publicUrl));
        foreach (var ear in (Type[])[typeof(Listener), typeof(Answering), typeof(Beginning), typeof(Numbered), typeof(Carrying), typeof(Showing), typeof(PaidByCode), typeof(Aloud), typeof(Supposing), typeof(OriginSaid), typeof(OnBehalf)])
            services.AddSingleton(ear);
        services.AddSingleton<FlowRunner>();
        services.AddSingleton<Tally>();
        services.AddSingleton(provider => new SecondReader(
            provider.GetService<IChatClient>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SecondReader>>()));
        services.AddSingleton(provider => new RedisStorage([.. provider.GetServices<IConnectionMultiplexer>()], provider.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(provider => new MessageLog(provider.GetRequiredService<RedisStorage>(), provider.GetRequiredService<IConnectionMultiplexer>()));
        services.AddSingleton<ConversationDirectory>();
        services.AddSingleton<OwnDataKey>();
        return services;
    }
}
