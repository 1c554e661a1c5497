using System.Text;
using ChatShop.Channels;
using ChatShop.Server.Photos;
using SkiaSharp;

namespace ChatShop.Server.Tests.Photos;

/// <summary>What is kept of a photo is the picture, upright and of a size for phones, and nothing of the camera's.</summary>
public sealed class DarkroomTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Where_it_was_taken_and_by_whom_is_gone(SKEncodedImageFormat format)
    {
        var photo = CameraPhoto.Take(format);
        Assert.Contains(CameraPhoto.Owner, Encoding.Latin1.GetString(photo), StringComparison.Ordinal);

        var prints = await PrintsAsync(photo);

        foreach (var print in (byte[][])[prints.Large, prints.Small])
        {
            var text = Encoding.Latin1.GetString(print);
            Assert.DoesNotContain(CameraPhoto.Owner, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
            Assert.Equal((0xFF, 0xD8), (print[0], print[1]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task However_the_camera_was_held_the_picture_stands_upright(int orientation)
    {
        foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp])
        {
            using var picture = SKBitmap.Decode((await PrintsAsync(CameraPhoto.Take(format, 80, 48, orientation))).Large);

            Assert.Equal(
                (format, 80, 48, "red", "green", "blue", "black"),
                (format, picture.Width, picture.Height, At(picture, 10, 10), At(picture, 70, 10), At(picture, 10, 38), At(picture, 70, 38)));
        }
    }

    [Theory]
    [InlineData(4000, 3000, 1, 1600, 1200, 480, 360)]
    [InlineData(3000, 4000, 6, 1200, 1600, 360, 480)]
    [InlineData(300, 200, 1, 300, 200, 300, 200)]
    [InlineData(5000, 2, 1, 1600, 1, 480, 1)]
    public async Task It_is_made_as_small_as_phones_need_and_never_larger(int width, int height, int orientation, int w, int h, int smallW, int smallH)
    {
        var prints = await PrintsAsync(CameraPhoto.Take(SKEncodedImageFormat.Jpeg, width, height, orientation));

        using var large = SKBitmap.Decode(prints.Large);
        using var small = SKBitmap.Decode(prints.Small);
        Assert.Equal((w, h, smallW, smallH), (large.Width, large.Height, small.Width, small.Height));
    }

    [Fact]
    public async Task What_shines_through_is_white()
    {
        using var glass = new SKBitmap(new SKImageInfo(20, 20, SKColorType.Rgba8888, SKAlphaType.Premul));
        glass.Erase(SKColors.Transparent);
        using var png = glass.Encode(SKEncodedImageFormat.Png, 100);

        using var picture = SKBitmap.Decode((await PrintsAsync(png.ToArray())).Large);

        Assert.True(picture.GetPixel(10, 10).Red > 250);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Half_a_photo_is_known_as_half(SKEncodedImageFormat format)
    {
        var photo = CameraPhoto.Take(format, 800, 600);

        Assert.Equal(PhotoLoss.CutOff, await LossAsync(photo[..(photo.Length / 2)]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>")]
    [InlineData("<script>")]
    public async Task What_is_no_photo_is_none(string content) =>
        Assert.Equal(PhotoLoss.NotAPhoto, await LossAsync(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(1_000_000, 1_000)]
    [InlineData(7_000, 7_000)]
    public async Task A_few_bytes_that_claim_to_be_huge_are_never_unpacked(int width, int height)
    {
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal(PhotoLoss.TooLarge, await LossAsync(CameraPhoto.Claiming(width, height)));

        Assert.True(GC.GetTotalAllocatedBytes() - before < 10_000_000);
    }

    private static async Task<Prints> PrintsAsync(byte[] photo)
    {
        var (prints, loss) = await Darkroom.DrawAsync(photo, TestContext.Current.CancellationToken);
        Assert.True(prints is not null, $"{loss}");
        return prints;
    }

    private static async Task<PhotoLoss> LossAsync(byte[] photo)
    {
        var (prints, loss) = await Darkroom.DrawAsync(photo, TestContext.Current.CancellationToken);
        Assert.Null(prints);
        return loss;
    }

    private static string At(SKBitmap picture, int x, int y) => picture.GetPixel(x, y) switch
    {
        { Red: > 180, Green: < 80, Blue: < 80 } => "red",
        { Red: < 80, Green: > 180, Blue: < 80 } => "green",
        { Red: < 80, Green: < 80, Blue: > 180 } => "blue",
        { Red: < 80, Green: < 80, Blue: < 80 } => "black",
        var other => $"{other}",
    };
}
