namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>On the embedded server.</summary>
public sealed class StorageOnGarnet(Garnet redis) : StorageTests(redis);

/// <summary>On Redis.</summary>
public sealed class StorageOnRedis(RealRedis redis) : StorageTests(redis);

/// <summary>On the embedded server.</summary>
public sealed class ValuesOnGarnet(Garnet redis) : ValuesTests(redis);

/// <summary>On Redis.</summary>
public sealed class ValuesOnRedis(RealRedis redis) : ValuesTests(redis);

/// <summary>On the embedded server.</summary>
public sealed class HotStorageOnGarnet(Garnet redis) : HotStorageTests(redis);

/// <summary>On Redis.</summary>
public sealed class HotStorageOnRedis(RealRedis redis) : HotStorageTests(redis);

/// <summary>On the embedded server.</summary>
public sealed class MessageLogOnGarnet(Garnet redis) : MessageLogTests(redis);

/// <summary>On Redis.</summary>
public sealed class MessageLogOnRedis(RealRedis redis) : MessageLogTests(redis);

/// <summary>On the embedded server.</summary>
public sealed class SharedProfileOnGarnet(Garnet redis) : SharedProfileTests(redis);

/// <summary>On Redis.</summary>
public sealed class SharedProfileOnRedis(RealRedis redis) : SharedProfileTests(redis);
