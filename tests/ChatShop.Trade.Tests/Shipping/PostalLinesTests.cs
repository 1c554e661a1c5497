using ChatShop.Trade.Shipping;

namespace ChatShop.Trade.Tests.Shipping;

/// <summary>How addresses stand on a parcel.</summary>
public sealed class PostalLinesTests
{
    [Theory]
    [InlineData("Via Roma 12, 20121 Milano MI, Italia", "Via Roma 12|20121 Milano MI|ITALY")]
    [InlineData("221B Baker St, London NW1 6XE, UK", "221B Baker St|London|NW1 6XE|UNITED KINGDOM")]
    [InlineData("221B Baker St, London, nw1 6xe, United Kingdom", "221B Baker St|London|NW1 6XE|UNITED KINGDOM")]
    [InlineData("1600 Pennsylvania Ave NW, Washington, DC 20500, USA.", "1600 Pennsylvania Ave NW|Washington|DC 20500|UNITED STATES OF AMERICA")]
    [InlineData("Italia, Via Roma 12, 20121 Milano MI", "Via Roma 12|20121 Milano MI|ITALY")]
    [InlineData("意大利米兰罗马街12号", "米兰罗马街12号|ITALY")]
    [InlineData("李家村3组", "李家村3组")]
    [InlineData("四川省成都市武侯区1号", "四川省成都市武侯区1号")]
    [InlineData("12 Mill Lane, Lijia village", "12 Mill Lane, Lijia village")]
    public void The_country_is_last_and_in_capitals(string address, string lines) => Assert.Equal(lines.Split('|'), PostalLines.Of(address));
}
