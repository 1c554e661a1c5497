using ChatShop.Channels;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Consoles;

/// <summary>Who somebody at the console is to the market: a person of the channel <c>console</c>, so that each act is theirs and in the audit trail.</summary>
internal sealed class Desk(ITrade trade, ITurns turns)
{
    /// <summary>The channel's name.</summary>
    public const string Channel = "console";

    /// <summary>The person of an account.</summary>
    public Task<PersonId> PersonAsync(string account, CancellationToken cancellation) => trade.MeetAsync(Channel, account, account, cancellation);

    /// <summary>Opens the account's own conversation, into which notices come, and lets an operator run the market.</summary>
    public async Task JoinAsync(Account account, CancellationToken cancellation)
    {
        await turns.TakeAsync(
            new Activity(ActivityTypes.ConversationUpdate)
            {
                Id = "joined",
                ChannelId = Channel,
                From = new ChannelAccount(account.Id),
                Recipient = new ChannelAccount("shop", role: RoleTypes.Bot),
                Conversation = new ConversationAccount(id: account.Id),
                MembersAdded = [new ChannelAccount(account.Id)],
            },
            cancellation);
        var person = await PersonAsync(account.Id, cancellation);
        if (account.Role != AccountRole.Operator)
            return;
        var issued = (await trade.ActAsync(new Act($"console/{account.Id}/code", person), new IssueOperatorCode(), cancellation)).Fact!;
        await trade.ActAsync(new Act($"console/{account.Id}/operator", person), new BecomeOperator(person, issued.Code, Channel), cancellation);
    }

    /// <summary>Puts into the audit trail that somebody came in, or changed how they do.</summary>
    /// <param name="account">Who.</param>
    /// <param name="how">By what, or what they changed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task SignedInAsync(string account, string how, CancellationToken cancellation) =>
        ActAsync(account, $"signed-in/{Guid.NewGuid():N}", person => new SignIn(person, how), cancellation);

    /// <summary>Does something for an account.</summary>
    /// <param name="account">Who.</param>
    /// <param name="key">The same when the form is sent twice.</param>
    /// <param name="command">What, done by that person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Result<TFact>> ActAsync<TFact>(string account, string key, Func<PersonId, Command<TFact>> command, CancellationToken cancellation) where TFact : Trade.Fact
    {
        var person = await PersonAsync(account, cancellation);
        return await trade.ActAsync(new Act($"console/{account}/{key}", person), command(person), cancellation);
    }
}
