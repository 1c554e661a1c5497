namespace ChatShop.Conversations.Flows.Pictures;

/// <summary>Draws what is better seen than read. Knows no words: everything written comes with what is drawn.</summary>
public interface IPictures
{
    /// <summary>Draws a chart.</summary>
    /// <returns>The picture's name, as photos have.</returns>
    Task<string> DrawAsync(Chart chart, CancellationToken cancellation);

    /// <summary>Draws a shop's card.</summary>
    /// <returns>The picture's name, as photos have.</returns>
    Task<string> DrawAsync(Card card, CancellationToken cancellation);

    /// <summary>Draws a receipt.</summary>
    /// <returns>The picture's name, as photos have.</returns>
    Task<string> DrawAsync(Slip slip, CancellationToken cancellation);
}
