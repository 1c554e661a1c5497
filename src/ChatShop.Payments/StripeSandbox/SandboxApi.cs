using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Stripe's API as far as the shop uses it: who may call, what a repeated call is answered, how errors look.</summary>
internal sealed class SandboxApi(SandboxBank bank, SandboxKeys keys)
{
    private const int KeyLengthMax = 255;

    private readonly ConcurrentDictionary<string, bool> running = new();

    /// <summary>Answers one call.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var id = Shapes.Id("req_", 14);
        var key = http.Request.Method == HttpMethods.Post && http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } sent ? sent : null;
        var answer = Refuse(http.Request, key) is { } refusal ? AnswerOf(refusal, id)
            : key is null ? await DoAsync(http, id, null)
            : await AloneAsync(key, id, () => DoAsync(http, id, key));
        await WriteAsync(http.Response, id, key, answer);
    }

    private ApiFault? Refuse(HttpRequest request, string? key)
    {
        var authorization = request.Headers.Authorization.ToString();
        var given = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : "";
        if (given.StartsWith("sk_live", StringComparison.Ordinal) || given.StartsWith("rk_live", StringComparison.Ordinal))
            return new ApiFault(401, "invalid_request_error", "This is a sandbox where no real money moves: a live key must never be sent here.");
        if (given.Length == 0)
            return new ApiFault(401, "invalid_request_error", "You did not provide an API key. Use the header Authorization: Bearer YOUR_SECRET_KEY.");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(keys.ApiKey)))
            return new ApiFault(401, "invalid_request_error", "Invalid API Key provided.");
        if (request.Headers["Stripe-Version"].ToString() is { Length: > 0 } version && version != Versions.Api)
            return ApiFault.Invalid($"Invalid Stripe API version: {version}. The sandbox speaks {Versions.Api}.");
        return key?.Length > KeyLengthMax ? ApiFault.Invalid($"The idempotency key is longer than {KeyLengthMax} characters.") : null;
    }

    /// <summary>A key whose first call still runs, or is still being sent, is not run beside it.</summary>
    private async Task<ApiAnswer> AloneAsync(string key, string id, Func<Task<ApiAnswer>> act)
    {
        if (!running.TryAdd(key, true))
            return AnswerOf(new ApiFault(
                409, "idempotency_error", $"There is currently another in-progress request using this Idempotent Key: {key}.", "idempotency_key_in_use"), id);
        try
        {
            return await act();
        }
        finally
        {
            running.TryRemove(key, out _);
        }
    }

    private async Task<ApiAnswer> DoAsync(HttpContext http, string id, string? key)
    {
        try
        {
            var request = http.Request;
            var sent = HttpMethods.IsPost(request.Method) ? await ReadAsync(http) : request.QueryString.Value ?? "";
            var call = new ApiCall(id, key, AccountOf(request), request.Path.Value ?? "", Parameters.Read(sent));
            var route = SandboxRoutes.Find(request.Method, call.Path)
                ?? throw new ApiFault(404, "invalid_request_error", $"Unrecognized request URL ({request.Method}: {call.Path}).");
            if (call.Account is not null && !SandboxRoutes.IsForSellers(request.Method, call.Path))
                throw ApiFault.Invalid(
                    $"The sandbox does separate charges and transfers: {request.Method} {call.Path} is called for the platform, without Stripe-Account.");
            return bank.Act(store => key is null ? Run(call, route) : RunOnce(store, call, key, route));
        }
        catch (ApiFault fault)
        {
            return AnswerOf(fault, id);
        }
    }

    /// <summary>For which connected account it is called; null for the platform.</summary>
    private string? AccountOf(HttpRequest request)
    {
        var named = request.Headers["Stripe-Account"].ToString();
        return named.Length == 0 || named == bank.PlatformId ? null
            : bank.Act(_ => bank.Find(SandboxAccounts.Kind, named)) is not null ? named
            : throw SandboxAccounts.Foreign(named);
    }

    private ApiAnswer RunOnce(SandboxStore store, ApiCall call, string key, SandboxRoute route)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Parameters.Canonical())));
        var owned = call.Account is null ? key : $"{call.Account} {key}"; // Keys of one account are nothing to another.
        if (store.Answers.Find(owned, bank.Events.Now) is { } kept)
            return kept.Path == call.Path && kept.Fingerprint == fingerprint ? kept.Answer : AnswerOf(new ApiFault(
                400,
                "idempotency_error",
                $"Keys for idempotent requests can only be used with the same parameters and endpoint they were first used with. Key: {key}."), call.Id);

        ApiAnswer answer;
        try
        {
            answer = Run(call, route);
        }
        catch (ApiFault outcome) when (outcome.IsOutcome)
        {
            answer = AnswerOf(outcome, call.Id);
        }
        store.Answers.Keep(owned, new KeptAnswer(call.Path, fingerprint, answer), bank.Events.Now);
        return answer;
    }

    private ApiAnswer Run(ApiCall call, SandboxRoute route) =>
        new(200, Shapes.Write(bank.Lists.Expand(Shapes.Public(route(bank, call)), call.Parameters)));

    private ApiAnswer AnswerOf(ApiFault fault, string id)
    {
        var error = new JsonObject { ["type"] = fault.Type, ["message"] = fault.Message };
        if (fault.Code is not null)
        {
            error["code"] = fault.Code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{fault.Code.Replace('_', '-')}";
        }
        if (fault.Parameter is not null)
            error["param"] = fault.Parameter;
        if (fault.Intent is not null)
            error["payment_intent"] = Shapes.Public(fault.Intent);
        if (fault.Status != StatusCodes.Status401Unauthorized)
            error["request_log_url"] = $"https://dashboard.stripe.com/{bank.PlatformId}/test/workbench/logs?object={id}";
        return new ApiAnswer(fault.Status, Shapes.Write(new JsonObject { ["error"] = error }));
    }

    private static async Task<string> ReadAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body, Encoding.UTF8);
        return await body.ReadToEndAsync(http.RequestAborted);
    }

    private static Task WriteAsync(HttpResponse response, string id, string? key, ApiAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.Headers["Request-Id"] = id;
        response.Headers["Stripe-Version"] = Versions.Api;
        if (key is not null)
            response.Headers["Idempotency-Key"] = key;
        if (answer.IsReplay)
            response.Headers["Idempotent-Replayed"] = "true";
        return response.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }
}
