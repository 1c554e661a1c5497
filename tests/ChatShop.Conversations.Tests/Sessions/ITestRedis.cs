using StackExchange.Redis;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>Something that speaks Redis's protocol, shared by the tests of a run: each uses keys of its own.</summary>
public interface ITestRedis
{
    /// <summary>A connection; it is started with the first.</summary>
    Task<IConnectionMultiplexer> ConnectAsync();
}
