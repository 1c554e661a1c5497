using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Payouts;

/// <summary>The seller wants a place for the money: an account at the provider.</summary>
public sealed record OpenSellerAccount(PersonId Seller) : Command<SellerAccountBegun>;

/// <summary>The provider says how a seller's account stands.</summary>
public sealed record RecordSellerAccount(ShopId Shop, string Provider, ProviderAccount Told) : Command<SellerAccountFollowed>;

/// <summary>A waiting transfer is sent now: its parameters are fixed. Done by the market.</summary>
public sealed record BeginTransfer(TransferId Transfer) : Command<TransferBegun>;

/// <summary>The provider has made a transfer.</summary>
public sealed record RecordTransfer(TransferId Transfer, string ProviderId) : Command<TransferMade>;

/// <summary>The provider has refused a transfer.</summary>
public sealed record RefuseTransfer(TransferId Transfer, string Reason) : Command<TransferRefused>;

/// <summary>The provider has taken a seller's share back for a refund, or would not.</summary>
/// <param name="ProviderId">The provider's id of the reversal; null when it was refused.</param>
public sealed record RecordReversal(RefundId Refund, string? ProviderId) : Command<ReversalFollowed>;

/// <summary>The seller wants the money at the bank.</summary>
/// <param name="Amount">How much; null for all there is.</param>
public sealed record RequestPayout(PersonId Seller, Money? Amount) : Command<PayoutRequested>;

/// <summary>The seller stops payouts that were not sent yet.</summary>
public sealed record CancelPayouts(PersonId Seller) : Command<PayoutsCanceled>;

/// <summary>A payout's time has come. Done by the clock.</summary>
public sealed record SendPayout(PayoutId Payout) : Command<PayoutSent>;

/// <summary>The provider says how a payout stands.</summary>
public sealed record RecordPayout(PayoutId Payout, ProviderPayout Told) : Command<PayoutFollowed>;

/// <summary>The provider has refused a payout: it was never made.</summary>
public sealed record RefusePayout(PayoutId Payout, string Reason) : Command<PayoutFollowed>;
