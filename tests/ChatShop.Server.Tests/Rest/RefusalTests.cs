using System.Net;

namespace ChatShop.Server.Tests.Rest;

public sealed class RefusalTests(FilledShop filled)
{
    public static TheoryData<string> Lists =>
    [
        "/api/v1/shops", "/api/v1/listings", "/api/v1/orders", "/api/v1/ledger", "/api/v1/ledger/balances", "/api/v1/audit", "/api/v1/outbox",
        "/api/v1/conversations/test/zhang-thread/messages",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Without_a_key_nothing_is_told(string path)
    {
        using var answer = await filled.Operator.AskAsync(path, key: "");

        await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task With_a_wrong_key_nothing_is_told(string path)
    {
        using var answer = await filled.Operator.AskAsync(path, key: "wrong");

        await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("")]
    public async Task The_key_counts_as_a_bearer_key_only(string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(filled.Shop.Address, "/api/v1/shops"));
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {filled.Operator.Key}".Trim());

        using var answer = await filled.Shop.Http.SendAsync(request);

        await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=501")]
    [InlineData("limit=many")]
    [InlineData("cursor=somewhere")]
    [InlineData("cursor=-5")]
    [InlineData("cursor=99999999999999999999")]
    public async Task A_page_that_can_not_be_is_refused(string query)
    {
        foreach (var list in new[] { "shops", "listings", "orders", "ledger", "audit", "outbox" })
        {
            using var answer = await filled.Operator.AskAsync($"/api/v1/{list}?{query}");

            await Problem.AssertAsync(answer, HttpStatusCode.BadRequest);
        }
    }

    [Theory]
    [InlineData("/api/v1/listings?q=苹果&limit=501")]
    [InlineData("/api/v1/listings?q=苹果&limit=0")]
    [InlineData("/api/v1/listings?status=gone")]
    [InlineData("/api/v1/listings?shop=5")]
    [InlineData("/api/v1/orders?status=Placed")]
    [InlineData("/api/v1/orders?shop=l1")]
    [InlineData("/api/v1/ledger?order=first")]
    public async Task A_filter_that_can_not_be_is_refused(string path)
    {
        using var answer = await filled.Operator.AskAsync(path);

        await Problem.AssertAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/orders/99999")]
    [InlineData("/api/v1/conversations/test/nobody-thread/messages")]
    [InlineData("/api/v1/conversations/nowhere/zhang-thread/messages")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var answer = await filled.Operator.AskAsync(path);

        await Problem.AssertAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_can_only_be_read_can_not_be_written()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(filled.Shop.Address, "/api/v1/ledger"));
        request.Headers.Authorization = new("Bearer", filled.Operator.Key);

        using var answer = await filled.Shop.Http.SendAsync(request);

        await Problem.AssertAsync(answer, HttpStatusCode.MethodNotAllowed);
    }
}
