using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatShop.Storage.Copies;

/// <summary>A column that both databases have.</summary>
/// <param name="Name">What both call it.</param>
/// <param name="From">What it is read as.</param>
/// <param name="StoreType">What the target's database calls its type.</param>
/// <param name="Pass">Makes of a value as it was read the value to be written.</param>
internal sealed record CopiedColumn(string Name, Type From, string StoreType, Func<object, object> Pass)
{
    /// <summary>A column and its counterpart.</summary>
    /// <remarks>
    /// What is sealed stays sealed: values pass as they lie in the database. Only where the two keep a value differently,
    /// as instants are, it passes through what the trade calls it.
    /// </remarks>
    public static CopiedColumn Of(IColumn from, IColumn to)
    {
        var storeType = to.StoreType.Split('(')[0];
        if (from.PropertyMappings is not [{ TypeMapping: var read }, ..])
            return new CopiedColumn(from.Name, typeof(string), storeType, OfDocument(from, to));
        var written = to.PropertyMappings[0].TypeMapping;
        return new CopiedColumn(from.Name, KindOf(read), storeType, KindOf(read) == KindOf(written) ? value => value : Through(read, written));
    }

    private static Type KindOf(RelationalTypeMapping mapping)
    {
        var kept = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(kept) ?? kept;
    }

    private static Func<object, object> Through(RelationalTypeMapping read, RelationalTypeMapping written) => value =>
    {
        var told = read.Converter is { } opens ? opens.ConvertFromProvider(value) : value;
        return (written.Converter is { } closes ? closes.ConvertToProvider(told) : told)!;
    };

    /// <summary>In a document, too, each database writes some values its own way: bytes and instants.</summary>
    private static Func<object, object> OfDocument(IColumn from, IColumn to)
    {
        var (read, written) = (Parts(from), Parts(to));
        return value =>
        {
            var passed = new JsonObject();
            foreach (var (name, part) in JsonNode.Parse((string)value)!.AsObject())
                passed[name] = part is null ? null : JsonNode.Parse(written[name].ToJsonString(read[name].FromJsonString(part.ToJsonString())));
            return passed.ToJsonString();
        };
    }

    private static Dictionary<string, Microsoft.EntityFrameworkCore.Storage.Json.JsonValueReaderWriter> Parts(IColumn column) => column.Table.Model.Model.GetEntityTypes()
        .Single(type => type.GetContainerColumnName() == column.Name && type.FindOwnership()?.PrincipalEntityType.GetTableName() == column.Table.Name)
        .GetProperties().Where(part => part.GetJsonPropertyName() is not null)
        .ToDictionary(part => part.GetJsonPropertyName()!, part => part.GetTypeMapping().JsonValueReaderWriter!);
}
