using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatShop.Server.Doors;
using ChatShop.Server.Tests.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Server.Tests.Doors;

public sealed class PaceTests(FilledShop filled)
{
    [Fact]
    public async Task A_conversation_that_runs_faster_than_a_person_writes_is_told_to_wait()
    {
        var conversation = new Uri(filled.Shop.Address, "/v3/directline/conversations");
        using var opened = await SendAsync(conversation, null);
        var id = JsonNode.Parse(await opened.Content.ReadAsStringAsync())!["conversationId"]!.GetValue<string>();
        var activities = new Uri($"{conversation.AbsoluteUri}/{id}/activities");

        // 60 at once and 5 a second are allowed: of 120 written as fast as the door answers, some are too many.
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 600 && refused is null; i++)
        {
            var answer = await SendAsync(activities, new { type = "message", from = new { id = "hasty" }, text = "你好" });
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                refused = answer;
            else
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.NotNull(refused);
        await Problem.AssertAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task An_address_that_knocks_too_fast_is_told_to_wait_and_others_are_not()
    {
        await using var doors = await DoorsAsync();
        using var http = new HttpClient { BaseAddress = new Uri(doors.Urls.Single()) };
        HttpResponseMessage answer;
        var knocks = 0;
        do
            answer = await KnockAsync(http, "203.0.113.7");
        while (answer.StatusCode == HttpStatusCode.OK && ++knocks < 100_000);

        await Problem.AssertAsync(answer, HttpStatusCode.TooManyRequests);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.InRange(knocks, 600, 99_999);
        Assert.Equal(HttpStatusCode.OK, (await KnockAsync(http, "203.0.113.8")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await KnockAsync(http, "127.0.0.1")).StatusCode);
    }

    private static Task<HttpResponseMessage> KnockAsync(HttpClient http, string from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-From", from);
        return http.SendAsync(request);
    }

    /// <summary>The shop's limits before a door that believes where its callers say they are.</summary>
    private static async Task<WebApplication> DoorsAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Ports.NextAddress().AbsoluteUri);
        builder.Services.AddSingleton<RequestPace>();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers["X-From"].ToString());
            return next(http);
        });
        app.UseMiddleware<RequestPace>();
        app.MapGet("/", () => Results.Ok());
        await app.StartAsync();
        return app;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", filled.Shop.DirectLineSecret);
        return await filled.Shop.Http.SendAsync(request);
    }
}
