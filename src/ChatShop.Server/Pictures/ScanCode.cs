using QRCoder;

namespace ChatShop.Server.Pictures;

/// <summary>A code that a phone's camera reads.</summary>
internal static class ScanCode
{
    private const int PixelsPerModule = 8;

    /// <summary>The code as an address that holds the picture itself.</summary>
    public static string Of(string content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var drawn = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(drawn.GetGraphic(PixelsPerModule))}";
    }
}
