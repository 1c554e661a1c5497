using ChatShop.Trade;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage;

/// <summary>Ids are numbers in the tables, and units their codes.</summary>
internal static class IdColumns
{
    public static void Convert(ModelConfigurationBuilder model)
    {
        model.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        model.Properties<ShopId>().HaveConversion<ShopIdConverter>();
        model.Properties<ListingId>().HaveConversion<ListingIdConverter>();
        model.Properties<OrderNumber>().HaveConversion<OrderNumberConverter>();
        model.Properties<GroupId>().HaveConversion<GroupIdConverter>();
        model.Properties<PaymentId>().HaveConversion<PaymentIdConverter>();
        model.Properties<RefundId>().HaveConversion<RefundIdConverter>();
        model.Properties<TransferId>().HaveConversion<TransferIdConverter>();
        model.Properties<PayoutId>().HaveConversion<PayoutIdConverter>();
        model.Properties<HandoverId>().HaveConversion<HandoverIdConverter>();
        model.Properties<Unit>().HaveConversion<UnitConverter>();
    }

    private sealed class PersonIdConverter() : ValueConverter<PersonId, long>(id => id.Value, value => new PersonId(value));

    internal sealed class ShopIdConverter() : ValueConverter<ShopId, long>(id => id.Value, value => new ShopId(value));

    private sealed class ListingIdConverter() : ValueConverter<ListingId, long>(id => id.Value, value => new ListingId(value));

    private sealed class OrderNumberConverter() : ValueConverter<OrderNumber, long>(id => id.Value, value => new OrderNumber(value));

    private sealed class GroupIdConverter() : ValueConverter<GroupId, long>(id => id.Value, value => new GroupId(value));

    private sealed class PaymentIdConverter() : ValueConverter<PaymentId, long>(id => id.Value, value => new PaymentId(value));

    private sealed class RefundIdConverter() : ValueConverter<RefundId, long>(id => id.Value, value => new RefundId(value));

    private sealed class TransferIdConverter() : ValueConverter<TransferId, long>(id => id.Value, value => new TransferId(value));

    private sealed class PayoutIdConverter() : ValueConverter<PayoutId, long>(id => id.Value, value => new PayoutId(value));

    private sealed class HandoverIdConverter() : ValueConverter<HandoverId, long>(id => id.Value, value => new HandoverId(value));

    private sealed class UnitConverter() : ValueConverter<Unit, string>(unit => unit.Code, code => Unit.Of(code));
}
