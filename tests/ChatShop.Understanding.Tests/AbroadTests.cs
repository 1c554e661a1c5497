namespace ChatShop.Understanding.Tests;

/// <summary>Addresses and telephones abroad are taken whole, with postcode, town and country.</summary>
public sealed class AbroadTests
{
    [Theory]
    [InlineData("Via Roma 12, 20121 Milano MI, Italia")]
    [InlineData("221B Baker St, London NW1 6XE, UK")]
    [InlineData("Hauptstr. 5, 10115 Berlin, Deutschland")]
    [InlineData("12 rue de Rivoli, 75001 Paris, France")]
    [InlineData("1600 Pennsylvania Ave NW, Washington, DC 20500, USA")]
    public void What_is_said_where_a_place_is_asked_is_the_address(string address) =>
        Assert.Equal(new Slots { Address = address }, Reader.Read(new Message(address, "en", "address")).Slots);

    [Theory]
    [InlineData("deliver to Via Roma 12, 20121 Milano MI, Italia", "Via Roma 12, 20121 Milano MI, Italia")]
    [InlineData("deliver to 221B Baker St, London NW1 6XE, UK", "221B Baker St, London NW1 6XE, UK")]
    [InlineData("送到Via Roma 12, 20121 Milano MI, Italia", "Via Roma 12, 20121 Milano MI, Italia")]
    [InlineData("Via Roma 12, 20121 Milano MI, Italia", "Via Roma 12, 20121 Milano MI, Italia")]
    public void It_is_found_without_being_asked_for(string text, string address) => Assert.Equal(address, Reader.Read(new Message(text)).Slots.Address);

    [Theory]
    [InlineData("+39 347 123 4567", "+393471234567")]
    [InlineData("+39 02 1234 5678", "+390212345678")]
    [InlineData("0039 347 1234567", "+393471234567")]
    [InlineData("+1 (202) 456-1111", "+12024561111")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    public void A_number_with_its_country_is_taken_as_it_is_dialled(string said, string phone) =>
        Assert.Equal(phone, Reader.Read(new Message(said, "it", "phone")).Slots.Phone);
}
