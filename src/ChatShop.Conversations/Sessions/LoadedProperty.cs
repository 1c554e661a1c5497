using Microsoft.Bot.Builder;

namespace ChatShop.Conversations.Sessions;

/// <summary>Reads a state's property so that what is changed in it is saved.</summary>
internal static class LoadedProperty
{
    /// <summary>The value, a new one if there is none, put back at once.</summary>
    /// <remarks>
    /// Bot Builder turns a value that comes from storage without type names into a fresh object at every read and forgets
    /// it: a change would be lost unless the object is set.
    /// </remarks>
    public static async Task<T> LoadAsync<T>(this IStatePropertyAccessor<T> property, ITurnContext turn, CancellationToken cancellation = default)
        where T : class, new()
    {
        var value = await property.GetAsync(turn, () => new T(), cancellation);
        await property.SetAsync(turn, value, cancellation);
        return value;
    }
}
