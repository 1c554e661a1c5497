namespace ChatShop.Transcripts;

public sealed class Misunderstandings : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "misunderstandings")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}

public sealed class Resuming : Transcripts
{
    [Theory]
    [MemberData(nameof(In), "resuming")]
    public Task Is_played_as_written(string file) => PlayAsync(file);
}
