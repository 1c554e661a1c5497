using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class UploadTests : DirectLineTest
{
    private const int MostBytes = 10 * 1024 * 1024;

    [Fact]
    public async Task A_photo_with_words_arrives_as_one_message_that_shows_it()
    {
        var thread = await House.OpenAsync("dl_wang");

        var answer = await DirectLineHouse.ReadAsync(await UploadAsync(thread, Form(Thread.Message("卖苹果"), PhotoDrawer.Jpeg)));

        var heard = House.Shop.Heard[^1];
        Assert.Equal(((string?)answer["id"], "卖苹果", "dl_wang"), (heard.Id, heard.Text, heard.From.Id));
        var photo = Assert.Single(heard.Attachments);
        Assert.Equal(("image/jpeg", "http://shop.example/photos/1.jpg"), (photo.ContentType, photo.ContentUrl));
        Assert.Equal(PhotoDrawer.Jpeg, Assert.Single(House.Photos.Kept));
    }

    [Fact]
    public async Task A_photo_alone_is_a_message_too()
    {
        var thread = await House.OpenAsync();
        using var photo = new ByteArrayContent(PhotoDrawer.Jpeg);
        photo.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, photo, "?userId=li"));

        var heard = House.Shop.Heard[^1];
        Assert.Equal(("message", "li", 1), (heard.Type, heard.From.Id, heard.Attachments.Count));
    }

    [Fact]
    public async Task Several_photos_come_in_their_order()
    {
        var thread = await House.OpenAsync();

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, Form(activity: null, PhotoDrawer.Jpeg, [.. PhotoDrawer.Jpeg, 9])));

        Assert.Equal(["http://shop.example/photos/1.jpg", "http://shop.example/photos/2.jpg"], House.Shop.Heard[^1].Attachments.Select(photo => photo.ContentUrl));
        Assert.Equal(9, House.Photos.Kept[1][^1]);
    }

    [Fact]
    public async Task Only_what_was_uploaded_is_shown()
    {
        var thread = await House.OpenAsync();
        var message = Thread.Message("look");
        message["attachments"] = new JArray(new JObject { ["contentType"] = "image/png", ["contentUrl"] = "http://192.0.2.1/spy.png" });

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, Form(message, PhotoDrawer.Jpeg)));

        Assert.Equal("http://shop.example/photos/1.jpg", Assert.Single(House.Shop.Heard[^1].Attachments).ContentUrl);
    }

    [Fact]
    public async Task The_address_can_not_name_a_user_other_than_the_tokens()
    {
        var (named, nameless) = (await House.OpenAsync("dl_wang"), await House.OpenAsync());

        await DirectLineHouse.ReadAsync(await UploadAsync(named, Form(activity: null, PhotoDrawer.Jpeg), "?userId=dl_li"));
        var refused = await UploadAsync(nameless, Form(activity: null, PhotoDrawer.Jpeg), "?userId=dl_li");

        Assert.Equal("dl_wang", House.Shop.Heard[^1].From.Id);
        await Refusal.IsAsync(HttpStatusCode.Forbidden, "UnprovenUser", refused);
        Assert.Single(House.Photos.Kept);
    }

    [Fact]
    public async Task The_same_upload_sent_again_is_taken_once_and_keeps_its_id()
    {
        var thread = await House.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => UploadAsync(thread, Form(Thread.Message("卖苹果", mark: "m1"), PhotoDrawer.Jpeg))));

        var ids = await Task.WhenAll(answers.Select(async answer => (string)(await DirectLineHouse.ReadAsync(answer))["id"]!));
        Assert.Single(ids.Distinct());
        Assert.Equal(["welcome", "卖苹果", "echo: 卖苹果"], await thread.TextsAsync());
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("application/pdf")]
    [InlineData("text/html")]
    public async Task What_is_no_photo_is_kept_nowhere_whatever_it_calls_itself_and_the_person_hears_of_it(string type)
    {
        var thread = await House.OpenAsync();
        using var content = new StringContent("<script>", Encoding.UTF8, type);

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, content));

        var lost = Assert.Single(House.Shop.Heard[^1].Attachments);
        Assert.Equal(("image/*", null, "notAPhoto"), (lost.ContentType, lost.ContentUrl, lost.Name));
        Assert.Empty(House.Photos.Kept);
    }

    [Fact]
    public async Task One_file_that_is_no_photo_does_not_take_the_others_and_the_words_with_it()
    {
        var thread = await House.OpenAsync();

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, Form(Thread.Message("look"), PhotoDrawer.Jpeg, "GIF"u8.ToArray())));

        var heard = House.Shop.Heard[^1];
        Assert.Equal("look", heard.Text);
        Assert.Equal([null, "notAPhoto"], heard.Attachments.Select(photo => photo.Name));
    }

    [Fact]
    public async Task What_is_said_aloud_becomes_words()
    {
        var thread = await House.OpenAsync();
        using var voice = new ByteArrayContent("卖苹果"u8.ToArray());
        voice.Headers.ContentType = new MediaTypeHeaderValue("audio/webm");

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, voice));

        var heard = House.Shop.Heard[^1];
        Assert.Equal(("卖苹果", "audio/webm", null), (heard.Text, Assert.Single(heard.Attachments).ContentType, heard.Attachments[0].ContentUrl));
    }

    [Fact]
    public async Task An_upload_without_a_photo_or_with_a_broken_activity_is_refused()
    {
        var thread = await House.OpenAsync();
        using var empty = new ByteArrayContent([]);
        using var torn = new StringContent("--x\r\nContent-Disposition: form-data; name=");
        torn.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using var boundless = new StringContent("x");
        boundless.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data");

        foreach (var content in (HttpContent[])[empty, torn, boundless, Form(Thread.Message("no photo")), Form(new JArray(), PhotoDrawer.Jpeg)])
            await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await UploadAsync(thread, content));

        Assert.Single(House.Shop.Heard);
    }

    [Fact]
    public async Task Ten_megabytes_of_photos_are_taken_and_no_more()
    {
        var thread = await House.OpenAsync();
        byte[] most = [.. PhotoDrawer.Jpeg, .. new byte[MostBytes - PhotoDrawer.Jpeg.Length]];

        await DirectLineHouse.ReadAsync(await UploadAsync(thread, Form(Thread.Message("big"), most)));
        var refused = await UploadAsync(thread, Form(Thread.Message("bigger"), [.. most, 0]));
        var refusedUnread = await UploadAsync(thread, Form(Thread.Message("biggest"), most, most));

        await Refusal.IsAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", refused);
        await Refusal.IsAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", refusedUnread);
        Assert.Equal(["big", "bigger", null], House.Shop.Heard.TakeLast(3).Select(heard => heard.Text));
        Assert.All(House.Shop.Heard.TakeLast(2), heard => Assert.Equal("tooLarge", Assert.Single(heard.Attachments).Name));
        Assert.Single(House.Photos.Kept);
    }

    private Task<HttpResponseMessage> UploadAsync(Thread thread, HttpContent content, string query = "") =>
        House.SendAsync(HttpMethod.Post, $"{thread.Path}/upload{query}", thread.Token, content, "Expect: 100-continue");

    /// <summary>A form as <c>botframework-directlinejs</c> writes it: the activity is a file of its own type.</summary>
    private static MultipartFormDataContent Form(JToken? activity, params byte[][] photos)
    {
        var form = new MultipartFormDataContent();
        if (activity is not null)
            form.Add(new StringContent(activity.ToString(), Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob");
        foreach (var photo in photos)
            form.Add(new ByteArrayContent(photo), "file", "photo.jpg");
        return form;
    }
}
