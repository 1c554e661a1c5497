using ChatShop.Transcripts;

namespace ChatShop.Walker;

/// <summary>What anybody sees with a browser of what walkers put up for sale.</summary>
internal sealed class Pages(RunningShop shop)
{
    private const int Looked = 5;

    /// <summary>Looks at some pages of listings; what is wrong with them.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(Random dice)
    {
        var listings = (await shop.ReadAllAsync("/listings")).Where(it => $"{it["status"]}" != "deleted").Select(it => $"{it["id"]}").ToArray();
        dice.Shuffle(listings);
        var wrong = new List<string>();
        foreach (var listing in listings.Take(Looked))
        {
            using var answer = await shop.Http.GetAsync(new Uri(shop.Address, $"/l/{listing}"));
            var page = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
                wrong.Add($"a listing's page is not shown: {answer.StatusCode} {listing}");
            else if (AnswerRule.Wrong(page, null) is { } why || page.Contains("<b>", StringComparison.Ordinal) && (why = "what a person wrote is markup") is not null)
                wrong.Add($"{why}: {page}");
        }
        return wrong;
    }
}
