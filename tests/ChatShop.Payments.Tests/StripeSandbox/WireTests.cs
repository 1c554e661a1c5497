using System.Net.Http.Headers;
using System.Text;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class WireTests
{
    private const string Form =
        "mode=payment&success_url=http%3A%2F%2F127.0.0.1%3A9%2Fdone&allowed_payment_method_types[]=card"
        + "&line_items[0][quantity]=2&line_items[0][price_data][currency]=cny&line_items[0][price_data][unit_amount]=1999"
        + "&line_items[0][price_data][product_data][name]=%E8%8C%B6%E6%9D%AF+%2B+cup";

    [Fact]
    public async Task Brackets_may_be_written_out_or_encoded_and_lists_numbered_or_not()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var encoded = Form.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
            .Replace("types%5B%5D", "types[0]", StringComparison.Ordinal);

        var first = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, key: "k1");
        var second = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", encoded, key: "k1");

        Assert.Equal(200, first.Status);
        Assert.Equal(3998, (long)first.Body["amount_total"]!);
        Assert.Equal((string?)first.Body["id"], (string?)second.Body["id"]);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
        Assert.DoesNotContain("Idempotent-Replayed", first.Headers.Keys);
    }

    [Fact]
    public async Task What_is_not_known_is_sent_as_null_and_nothing_of_the_sandboxs_own_leaks()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var session = (await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form)).Body.AsObject();

        Assert.StartsWith("cs_test_", (string?)session["id"], StringComparison.Ordinal);
        Assert.True(session.ContainsKey("cancel_url") && session["cancel_url"] is null);
        Assert.True(session.ContainsKey("payment_intent") && session["payment_intent"] is null);
        Assert.DoesNotContain(session, field => field.Key.StartsWith('_'));
    }

    [Fact]
    public async Task Lines_are_shown_when_they_are_asked_for()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var session = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form + "&expand[]=line_items");

        Assert.Equal("茶杯 + cup", (string?)session.Body["line_items"]!["data"]![0]!["description"]);
    }

    [Theory]
    [InlineData("sk_live_abc")]
    [InlineData("rk_live_abc")]
    [InlineData("sk_test_wrong")]
    [InlineData("")]
    public async Task A_live_looking_or_wrong_key_is_refused(string key)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var said = await sandbox.CallAsync(HttpMethod.Get, "/v1/balance", apiKey: key);

        Assert.Equal((401, "invalid_request_error"), (said.Status, said.Type));
        Assert.StartsWith("req_", said.Headers["Request-Id"], StringComparison.Ordinal);
        Assert.Equal("2026-10-28.endive", said.Headers["Stripe-Version"]);
    }

    [Theory]
    [InlineData("&payment_method_types[0]=card", 400, "parameter_unknown", "payment_method_types")]
    [InlineData("&line_items[0][price_data][unit_amount]=x", 400, "parameter_invalid_integer", "line_items[0][price_data][unit_amount]")]
    [InlineData("&line_items[0][price_data][unit_amount]=1", 400, "amount_too_small", null)]
    [InlineData("&line_items[0][price_data][unit_amount]=99999999", 400, "amount_too_large", null)]
    [InlineData("&line_items[0][price_data][currency]=doge", 400, null, "line_items[0][price_data][currency]")]
    [InlineData("&success_url=", 400, "parameter_missing", "success_url")]
    [InlineData("&success_url=javascript:alert(1)", 400, "url_invalid", "success_url")]
    [InlineData("&allowed_payment_method_types[1]=wechat_pay", 400, "parameter_missing", "payment_method_options[wechat_pay][client]")]
    [InlineData("&expires_at=1", 400, null, "expires_at")]
    [InlineData("&expand[0]=nothing", 400, null, "expand")]
    [InlineData("&a[b][c][d][e][f][g][h][i][j][k]=1", 400, null, null)]
    public async Task A_wrong_parameter_is_named(string more, int status, string? code, string? parameter)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var said = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form + more);

        Assert.Equal((status, "invalid_request_error", code, parameter), (said.Status, said.Type, said.Code, said.Parameter));
    }

    [Fact]
    public async Task An_error_says_where_to_read_on_and_about_which_payment_it_is()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PaidAsync(number: "4000000000009995");
        var intent = (string?)(await sandbox.CallAsync(HttpMethod.Get, "/v1/payment_intents")).Body["data"]![0]!["id"];

        var said = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"payment_intent={intent}");

        var error = said.Body["error"]!;
        Assert.Equal((400, "payment_intent_unexpected_state", intent), (said.Status, said.Code, (string?)error["payment_intent"]!["id"]));
        Assert.Equal("insufficient_funds", (string?)error["payment_intent"]!["last_payment_error"]!["decline_code"]);
        Assert.Equal("https://stripe.com/docs/error-codes/payment-intent-unexpected-state", (string?)error["doc_url"]);
        Assert.EndsWith($"object={said.Headers["Request-Id"]}", (string?)error["request_log_url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_on_a_session_is_added_changed_and_taken_away()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var path = $"/v1/checkout/sessions/{(await sandbox.OpenAsync()).Id}";
        await sandbox.CallAsync(HttpMethod.Post, path, "metadata[a]=1&metadata[b]=2");

        var noted = await sandbox.CallAsync(HttpMethod.Post, path, "metadata[a]=&metadata[b]=3");
        var cleared = await sandbox.CallAsync(HttpMethod.Post, path, "metadata=");

        Assert.Equal((null, "3"), ((string?)noted.Body["metadata"]!["a"], (string?)noted.Body["metadata"]!["b"]));
        Assert.Empty(cleared.Body["metadata"]!.AsObject());
    }

    [Fact]
    public async Task A_mistake_in_the_parameters_does_not_use_up_the_key()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var wrong = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form + "&locale=tlh", key: "k1");
        var right = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, key: "k1");

        Assert.Equal((400, 200), (wrong.Status, right.Status));
    }

    [Fact]
    public async Task A_key_belongs_to_one_endpoint()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var session = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, key: "k1");

        var said = await sandbox.CallAsync(HttpMethod.Post, $"/v1/checkout/sessions/{session.Body["id"]}/expire", Form, key: "k1");

        Assert.Equal((400, "idempotency_error"), (said.Status, said.Type));
    }

    [Fact]
    public async Task After_a_day_a_key_is_new()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var first = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, key: "k1");
        sandbox.Time.Advance(TimeSpan.FromHours(24));

        var later = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, key: "k1");

        Assert.NotEqual((string?)first.Body["id"], (string?)later.Body["id"]);
    }

    [Fact]
    public async Task A_key_whose_first_call_still_runs_is_answered_with_conflict()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var slow = new SlowForm(Form);
        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(sandbox.Url, "/v1/checkout/sessions")) { Content = slow };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.Keys.ApiKey);
        request.Headers.Add("Idempotency-Key", "k1");
        request.Headers.ExpectContinue = true; // The form is sent when the sandbox reads it, and then the key is taken.
        var first = client.SendAsync(request);
        await Task.WhenAny(slow.Begun, first);

        var twin = await sandbox.CallAsync(HttpMethod.Post, "/v1/checkout/sessions", Form, key: "k1");
        slow.GoOn();

        Assert.Equal((409, "idempotency_key_in_use"), (twin.Status, twin.Code));
        using var answered = await first;
        Assert.Equal(200, (int)answered.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/v1/customers", 404, null, null)]
    [InlineData("POST", "/v1/balance", 404, null, null)]
    [InlineData("GET", "/v1/checkout/sessions/cs_test_x", 404, "resource_missing", "session")]
    [InlineData("POST", "/v1/checkout/sessions/cs_test_x/expire", 404, "resource_missing", "session")]
    [InlineData("GET", "/v1/payment_intents/pi_x", 404, "resource_missing", "intent")]
    [InlineData("GET", "/v1/refunds/re_x", 404, "resource_missing", "id")]
    [InlineData("GET", "/v1/charges?starting_after=ch_x", 400, "resource_missing", "starting_after")]
    [InlineData("GET", "/v1/charges?limit=101", 400, "parameter_invalid_integer", "limit")]
    public async Task What_is_not_there_is_said_as_stripe_says_it(string method, string path, int status, string? code, string? parameter)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var said = await sandbox.CallAsync(new HttpMethod(method), path);

        Assert.Equal((status, "invalid_request_error", code, parameter), (said.Status, said.Type, said.Code, said.Parameter));
    }

    /// <summary>A form whose end comes only when it is told to go on.</summary>
    private sealed class SlowForm : HttpContent
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly byte[] form;

        public SlowForm(string form)
        {
            this.form = Encoding.UTF8.GetBytes(form);
            Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        public Task Begun => begun.Task;

        public void GoOn() => end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(form.AsMemory(0, 10));
            await stream.FlushAsync();
            begun.SetResult();
            await end.Task;
            await stream.WriteAsync(form.AsMemory(10));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = form.Length;
            return true;
        }
    }
}
