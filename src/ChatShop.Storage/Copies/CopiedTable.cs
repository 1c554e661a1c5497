using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChatShop.Storage.Copies;

/// <summary>A table that both databases have, by the two models: none can be forgotten, since nobody lists them by hand.</summary>
/// <param name="Name">What both call it.</param>
/// <param name="Columns">All of them.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<CopiedColumn> Columns)
{
    /// <summary>The name as statements write it: it comes from the model, never from outside.</summary>
    public string Quoted => $"\"{Name}\"";

    /// <summary>The columns as statements write them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>All tables of a model, those first that others point to.</summary>
    public static IReadOnlyList<CopiedTable> All(DbContext from, DbContext to)
    {
        var goals = Tables(to).ToDictionary(table => table.Name);
        var ordered = new List<CopiedTable>();
        foreach (var table in Tables(from))
            Add(table);
        return ordered;

        void Add(ITable table)
        {
            if (ordered.Exists(it => it.Name == table.Name))
                return;
            foreach (var key in table.ForeignKeyConstraints.Where(key => key.PrincipalTable != table))
                Add((ITable)key.PrincipalTable);
            ordered.Add(new CopiedTable(table.Name, [.. table.Columns.Select(column => CopiedColumn.Of(column, goals[table.Name].FindColumn(column.Name)!))]));
        }
    }

    /// <summary>The tables' names alone.</summary>
    public static IEnumerable<string> Names(DbContext db) => Tables(db).Select(table => table.Name);

    private static IEnumerable<ITable> Tables(DbContext db) => db.Model.GetRelationalModel().Tables;
}
