namespace Foldstream.Analyzers.Tests.Rules;

public sealed class RouteParameterRuleTests
{
    private const string Identifiers = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        [Identifier] public readonly partial record struct OrderId(Guid Value);

        [Identifier] public readonly partial record struct StatedId(Guid Value) : IParsable<StatedId>;

        [Identifier] public readonly partial record struct SpanId(Guid Value) : ISpanParsable<SpanId>;

        """;

    private const string Bound = Identifiers + """
        public sealed record Query(OrderId Id, int Page);

        public static class Api
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapGet("/orders/{id}", (OrderId {|FOLD516:id|}) => id.ToString());
                app.MapGet("/orders", (OrderId? {|FOLD516:id|}, int page) => page);
                app.MapDelete("/orders/{id:guid}", Delete);
                app.MapPost("/orders/{id}/lines", (OrderId {|FOLD516:id|}, Query line) => line.Page);
                app.MapPost("/orders", ([FromQuery] OrderId {|FOLD516:id|}) => id.ToString());
                app.MapGet("/search", ([AsParameters] Query {|FOLD516:query|}) => query.Page);
            }

            private static void Delete(OrderId {|FOLD516:id|}) { }
        }
        """;

    [Fact]
    public Task What_the_other_generator_takes_for_a_body_is_reported() => Verify.DiagnosticsInANativeProject(Bound);

    [Fact]
    public Task Nothing_is_reported_where_requests_are_bound_at_run_time()
        => Verify.DiagnosticsWithGenerators(Bound.Replace("{|FOLD516:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));

    [Fact]
    public Task What_says_that_it_can_be_parsed_or_comes_from_elsewhere_is_not_reported() => Verify.DiagnosticsInANativeProject(Identifiers + """
        public static class Api
        {
            public static void Map(IEndpointRouteBuilder app, Delegate handler)
            {
                app.MapGet("/orders/{id}", (StatedId id) => id.ToString());
                app.MapGet("/items/{id}", (SpanId? id) => id.ToString());
                app.MapPost("/orders", (OrderId id) => id.ToString());
                app.MapPost("/orders/{id}", ([FromBody] OrderId id) => id.ToString());
                app.MapGet("/services", ([FromServices] OrderId id) => id.ToString());
                app.MapGet("/orders", (Guid id) => new OrderId(id).ToString());
                app.MapGet("/any/{id}", handler);
                Map("/orders/{id}", (OrderId id) => id);
            }

            private static void Map(string pattern, Func<OrderId, OrderId> handler) { }
        }
        """);

    [Fact]
    public Task Its_declaration_says_so_whichever_file_it_stands_in() => Verify.FixInANativeProject(
        [
            """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;

            public static class Api
            {
                public static void Map(IEndpointRouteBuilder app)
                {
                    app.MapGet("/orders/{id}", (OrderId {|FOLD516:id|}) => id.ToString());
                    app.MapDelete("/orders/{id}", (OrderId {|FOLD516:id|}) => id.ToString());
                    app.MapGet("/books/{isbn}", (Isbn {|FOLD516:isbn|}) => isbn.ToString());
                }
            }
            """,
            """
            [Identifier] public readonly partial record struct OrderId(Guid Value); // of an order

            public interface IText;

            [Identifier]
            public readonly partial record struct Isbn(string Text) : IText
            {
                public bool IsOld => Text.Length == 10;
            }
            """,
        ],
        [
            """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;

            public static class Api
            {
                public static void Map(IEndpointRouteBuilder app)
                {
                    app.MapGet("/orders/{id}", (OrderId id) => id.ToString());
                    app.MapDelete("/orders/{id}", (OrderId id) => id.ToString());
                    app.MapGet("/books/{isbn}", (Isbn isbn) => isbn.ToString());
                }
            }
            """,
            """
            [Identifier] public readonly partial record struct OrderId(Guid Value) : IParsable<OrderId>; // of an order

            public interface IText;

            [Identifier]
            public readonly partial record struct Isbn(string Text) : IText, IParsable<Isbn>
            {
                public bool IsOld => Text.Length == 10;
            }
            """,
        ]);
}
