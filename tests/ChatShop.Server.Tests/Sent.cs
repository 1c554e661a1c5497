namespace ChatShop.Server.Tests;

/// <summary>What is sent beside words.</summary>
internal static class Sent
{
    /// <summary>Bytes as an address that holds them.</summary>
    public static string As(string type, byte[] content) => $"data:{type};base64,{Convert.ToBase64String(content)}";
}
