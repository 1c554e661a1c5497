using ChatShop.Trade.Listings;

namespace ChatShop.Trade.People;

/// <summary>Where goods go and to whom: personal data, encrypted at rest and never logged.</summary>
public sealed record DeliverTo(string Address, string Phone, string Recipient)
{
    /// <summary>The most letters of an address.</summary>
    public const int LongestAddress = 200;

    /// <summary>The most letters of a name.</summary>
    public const int LongestRecipient = 40;

    /// <summary>Why a parcel can not go there; null when it can.</summary>
    public Refusal? Refuse()
    {
        if (Address.Length is 0 or > LongestAddress)
            return new TextOutOfRange(LongestAddress);
        if (Recipient.Length is 0 or > LongestRecipient)
            return new TextOutOfRange(LongestRecipient);
        return IsPhone(Phone) ? null : new NoPhone();
    }

    /// <summary>Seven to fifteen digits (ITU-T E.164), perhaps after a plus.</summary>
    public static bool IsPhone(string phone)
    {
        var digits = phone.AsSpan().TrimStart('+');
        return digits.Length is >= 7 and <= 15 && !digits.ContainsAnyExceptInRange('0', '9') && phone.Length - digits.Length <= 1;
    }
}

/// <summary>What was said is no phone number.</summary>
public sealed record NoPhone : Refusal;

/// <summary>Says where one's goods go from now on.</summary>
public sealed record SetAddress(PersonId Buyer, DeliverTo DeliverTo) : Command<AddressSet>;

/// <summary>Goods go there from now on.</summary>
public sealed record AddressSet(DeliverTo DeliverTo) : Fact;
