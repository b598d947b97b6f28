"""Finds actors, figures and attributions in a partitioned corpus, with Apache Spark.

    python extract.py CORPUS OUTPUT                       # on all cores of this machine
    spark-submit … extract.py CORPUS OUTPUT               # on a cluster; README.md tells how the wheel gets there

The corpus is a folder of JSON lines or Parquet whose documents have an id and a text. The output has the rows and columns that
`subraya extract` writes. A document that can't be served is no row and ends nothing: it is counted, and named in OUTPUT/_refused.
"""

import argparse
import json
from collections.abc import Iterable, Iterator

import pyarrow
import subraya
from pyspark import Accumulator, AccumulatorParam
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

SPARK_TYPES = {"string": StringType(), "integer": LongType()}
SPARK_SCHEMA = StructType([StructField(column["name"], SPARK_TYPES[column["type"]]) for column in subraya.COLUMNS])
ARROW_TYPES = {"string": pyarrow.string(), "integer": pyarrow.int64()}
ARROW_SCHEMA = pyarrow.schema([(column["name"], ARROW_TYPES[column["type"]]) for column in subraya.COLUMNS])

# So many documents go into a batch, so that memory does not grow with a partition.
BATCH = 500

# So many documents that can't be served a task names for each reason; it counts them all.
NAMED = 1000

# For each reason why documents can't be served, how many there are, and their ids.
Refused = dict[str, tuple[int, list[str | None]]]


class Together(AccumulatorParam[Refused]):
    """Tells Spark how what several tasks refused is one."""

    def zero(self, value: Refused) -> Refused:
        return {}

    def addInPlace(self, value1: Refused, value2: Refused) -> Refused:
        for reason, (count, ids) in value2.items():
            before, named = value1.get(reason, (0, []))
            value1[reason] = (before + count, named + ids)
        return value1


def table(documents: Iterable[tuple[str | None, str | None]], language: str | None, refused: Refused) -> pyarrow.RecordBatch:
    """The rows of documents, each an id and a text; those that can't be served go to `refused`."""
    cells: dict[str, list] = {name: [] for name in ARROW_SCHEMA.names}
    for document, text in documents:
        if document is None or text is None:
            reason = "no_id" if document is None else "no_text"
        else:
            try:
                for name, more in subraya.columns(document, text, language).items():
                    cells[name] += more
                continue
            except subraya.SubrayaError as error:
                reason = error.code
        count, ids = refused.get(reason, (0, []))
        refused[reason] = (count + 1, [*ids, document] if count < NAMED else ids)
    return pyarrow.RecordBatch.from_pydict(cells, schema=ARROW_SCHEMA)


def extract(articles: DataFrame, language: str | None, refused: Accumulator[Refused]) -> DataFrame:
    """The table of `articles`, whose columns are an id and a text."""

    def of_partition(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        here: Refused = {}
        for batch in batches:
            documents = zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
            yield table(documents, language, here)
        refused.add(here)

    return articles.mapInArrow(of_partition, SPARK_SCHEMA)


def read(spark: SparkSession, corpus: str, form: str, id_column: str, text_column: str) -> DataFrame:
    """The documents of a corpus."""
    if form == "parquet":
        articles = spark.read.parquet(corpus)
    else:
        # Without a longest length of Spark's own the core can say which texts are too long.
        reader = spark.read.schema(f"`{id_column}` string, `{text_column}` string").option("maxStringLen", 2**31 - 1)
        articles = reader.json(corpus)
    return articles.selectExpr(f"cast(`{id_column}` as string)", f"cast(`{text_column}` as string)")


def main() -> None:
    parser = argparse.ArgumentParser(description="Finds actors, figures and attributions in a partitioned corpus.")
    parser.add_argument("corpus", help="a folder, or whatever else Spark can read")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--from", dest="form", choices=["jsonl", "parquet"], default="jsonl", help="how the corpus is kept")
    parser.add_argument("--to", choices=["jsonl", "parquet"], default="parquet", help="how the output is kept")
    parser.add_argument("--id", default="id", help="the column with a document's id")
    parser.add_argument("--text", default="text", help="the column with a document's text")
    parser.add_argument("--language", choices=subraya.LANGUAGES, help="where the texts' own words need not tell it")
    parser.add_argument("--partitions", type=int, help="deal the documents anew among so many")
    chosen = parser.parse_args()

    spark = (
        SparkSession.builder.appName("subraya").config("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH)).getOrCreate()
    )
    articles = read(spark, chosen.corpus, chosen.form, chosen.id, chosen.text)
    if chosen.partitions:
        articles = articles.repartition(chosen.partitions)
    refused = spark.sparkContext.accumulator({}, Together())
    writer = extract(articles, chosen.language, refused).write
    if chosen.to == "jsonl":
        writer.option("ignoreNullFields", "false").json(chosen.output)
    else:
        writer.parquet(chosen.output)
    if refused.value:
        named = [(document, reason) for reason, (_, ids) in sorted(refused.value.items()) for document in ids]
        # Spark passes over what begins with an underscore when it reads the folder.
        spark.createDataFrame(named, "document string, reason string").coalesce(1).write.json(f"{chosen.output}/_refused")
    print(json.dumps({"refused": {reason: count for reason, (count, _) in sorted(refused.value.items())}}))
    spark.stop()


if __name__ == "__main__":
    main()
