namespace ChatShop.Storage.Copies;

/// <summary>A market can not be copied as it was asked: the message says why and what to do, and nothing was changed.</summary>
public sealed class CopyRefusedException(string why) : Exception(why);
