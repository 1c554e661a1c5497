using System.Text;
using ChatShop.Conversations.Sessions;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>What is added to a log.</summary>
internal static class Entries
{
    public static Append Said(params string[] texts) => new([.. texts.Select(Encoding.UTF8.GetBytes)]);
}
